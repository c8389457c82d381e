"""Which addresses may be asked."""

import threading
from collections.abc import Sequence

import pytest

from archive_app.domain.errors import AddressError, Cancelled, FetchError
from archive_app.fetch import guard as guarding
from archive_app.fetch.guard import Guard

INSIDE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",  # noqa: S104 - asked for, not bound
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.254",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "3fff::1",
    "100::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe",
    "::127.0.0.1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
]
OUTSIDE = [
    "1.1.1.1",
    "93.184.216.34",
    "172.32.0.1",
    "100.128.0.1",
    "192.0.1.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]


def leading_to(*addresses: str) -> guarding.Lookup:
    def lookup(host: str, port: int) -> Sequence[str]:
        return addresses

    return lookup


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    with pytest.raises(AddressError) as refused:
        Guard(lookup=leading_to(address)).resolve("site.example", 80)

    assert refused.value.kind == "refused-address"
    assert "--allow-net" in refused.value.message


@pytest.mark.parametrize("address", OUTSIDE)
def test_a_public_address_is_let_through_as_it_is(address: str) -> None:
    assert Guard(lookup=leading_to(address)).resolve("site.example", 80) == address


@pytest.mark.parametrize("host", ["2130706433", "127.1", "0177.0.0.1", "localhost"])
def test_other_spellings_of_this_computer_are_refused_too(host: str) -> None:
    with pytest.raises(AddressError, match="this computer itself"):
        Guard().resolve(host, 80)


def test_a_range_that_is_allowed_lets_its_addresses_through_and_no_others() -> None:
    guard = Guard(["127.0.0.0/8", "fd00::/8"])

    assert guard.resolve("127.0.0.1", 80) == "127.0.0.1"
    assert guard.resolve("fd00::7", 80) == "fd00::7"
    for address in ("10.0.0.1", "::1", "169.254.1.1"):
        with pytest.raises(AddressError):
            guard.resolve(address, 80)


def test_a_mapped_address_is_judged_by_the_address_inside() -> None:
    assert Guard(["10.0.0.0/8"]).refusal("::ffff:10.0.0.1") is None


def test_the_refusal_names_the_very_range_that_would_allow_it() -> None:
    with pytest.raises(AddressError) as refused:
        Guard(lookup=leading_to("::ffff:192.168.1.9")).resolve("nas.example", 80)

    allowed = refused.value.message.rpartition("--allow-net ")[2].rstrip(".")
    assert Guard([allowed]).refusal("192.168.1.9") is None


def test_a_name_with_public_and_private_addresses_leads_to_the_public_ones_only() -> None:
    guard = Guard(lookup=leading_to("192.168.1.1", "1.1.1.1", "::1", "1.0.0.1"))

    assert guard.addresses("mixed.example", 443) == ("1.1.1.1", "1.0.0.1")


def test_a_name_that_nobody_has_is_an_unknown_host() -> None:
    with pytest.raises(FetchError) as failed:
        Guard().resolve("nowhere.invalid", 80)

    assert failed.value.kind == "unknown-host"
    assert "nowhere.invalid" in failed.value.message


def test_a_lookup_that_never_answers_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "_LOOKUP_SECONDS", 0.05)
    over = threading.Event()

    def silent(host: str, port: int) -> Sequence[str]:
        over.wait(10)
        return ()

    with pytest.raises(FetchError) as failed:
        Guard(lookup=silent).resolve("slow.example", 80)
    over.set()

    assert failed.value.kind == "timeout"


@pytest.mark.parametrize("cidr", ["", "10.0.0.0/99", "home", "10.0.0"])
def test_what_is_no_range_is_refused_at_once(cidr: str) -> None:
    with pytest.raises(AddressError, match="no address range"):
        Guard([cidr])


def test_a_lookup_can_be_given_up() -> None:
    over = threading.Event()

    def silent(host: str, port: int) -> Sequence[str]:
        over.wait(10)
        return ()

    def stopped() -> None:
        raise Cancelled("Saving was cancelled.")

    with pytest.raises(Cancelled):
        Guard(lookup=silent).addresses("slow.example", 80, stopped)
    over.set()
