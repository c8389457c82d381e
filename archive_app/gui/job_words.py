"""What is said of a job of the capture queue: what it is, where it stands, what came of it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from archive_app.actions.progress import Progress, Step
from archive_app.domain.address import host_of
from archive_app.domain.library import ArticleRow, CaptureSize, Job, JobState, WantedPictures
from archive_app.gui.counted import Counted
from archive_app.gui.reader_wording import clock
from archive_app.gui.reader_wording import size as byte_count
from archive_app.gui.saving import Live
from archive_app.gui.sentences import in_own_words


@dataclass(frozen=True, slots=True)
class JobView:
    """What a row shows."""

    job: Job
    article: ArticleRow | None
    """The article that came of it, where it is known."""
    live: Live | None
    """The work on it in this window."""
    ahead: int = 0
    """Of a job that waits: how many come before it."""
    size: CaptureSize | None = None
    """What was saved, where it is known."""

    @property
    def title(self) -> str:
        """Of the article, where it is known; else empty."""
        return self.article.title if self.article is not None else ""

    @property
    def versions(self) -> int:
        """Of the article; 0 where it is not known."""
        return 0 if self.article is None else self.article.versions

    @property
    def open(self) -> bool:
        """Whether it waits or is worked on."""
        return self.live is not None or self.job.state in {JobState.WAITING, JobState.WORKING}


def state_words(view: JobView) -> tuple[str, str]:
    """Where a job stands, short, and what goes with it."""
    translate = QCoreApplication.translate
    job, live = view.job, view.live
    if live is not None:
        return step_words(live.progress), _progress_words(live)
    match job.state:
        case JobState.WAITING:
            return _waiting(view), _why(job)
        case JobState.WORKING:
            return translate("Jobs", "Saving"), translate("Jobs", "In another window or program")
        case JobState.CANCELLED:
            return translate("Jobs", "Stopped"), _kept_of_stopped(job)
        case JobState.FAILED:
            return _first_sentence(_why(job) or translate("Jobs", "Failed."))
        case JobState.PARTIAL:
            return _first_sentence(_why(job))
        case JobState.DONE:
            return _outcome(job), _came_of(view)


def address_words(view: JobView) -> tuple[str, str]:
    """What is saved, and where from: the title once it is known, else the address."""
    address = view.job.url.partition("://")[2].rstrip("/")
    return (view.title, address) if view.title else (address, _where(view.job))


def step_words(progress: Progress) -> str:
    """A step as the person reads it."""
    translate = QCoreApplication.translate
    match progress.step:
        case Step.WAITING:
            return translate("Steps", "Waiting for the site")
        case Step.FETCHING:
            return translate("Steps", "Fetching page")
        case Step.CLEANING:
            return translate("Steps", "Cleaning text")
        case Step.RENDERING:
            return translate("Steps", "Running the page's scripts")
        case Step.PICTURES:
            return translate("Steps", "Getting pictures")
        case Step.RIGHTS:
            return translate("Steps", "Reading picture rights")
        case Step.INDEXING:
            return translate("Steps", "Indexing")


def _where(job: Job) -> str:
    host = host_of(job.url)
    if job.attempts < 2:
        return host
    words = QCoreApplication.translate("Jobs", "tried {n} times").format(n=job.attempts)
    return f"{host}  ·  {words}"


def _waiting(view: JobView) -> str:
    translate = QCoreApplication.translate
    if view.job.paused:
        return translate("Jobs", "Held back")
    if view.ahead:
        return Counted().pages_above(view.ahead)
    return translate("Jobs", "Waiting for the site")


def _progress_words(live: Live) -> str:
    translate = QCoreApplication.translate
    seconds = translate("Jobs", "{n} s").format(n=live.seconds)
    if live.progress.of:
        words = translate("Jobs", "{done} of {of}  ·  {seconds}")
        return words.format(done=live.progress.done, of=live.progress.of, seconds=seconds)
    return seconds


def _kept_of_stopped(job: Job) -> str:
    translate = QCoreApplication.translate
    if job.pictures is WantedPictures.LACKING:
        return translate("Jobs", "No picture was fetched.")
    return translate("Jobs", "Nothing was kept.")


def _outcome(job: Job) -> str:
    translate = QCoreApplication.translate
    if job.pictures is WantedPictures.LACKING:
        return translate("Jobs", "Pictures fetched")
    if job.pictures is WantedPictures.NONE and job.outcome == "saved":
        return translate("Jobs", "Saved without pictures")
    return {
        "new-version": translate("Jobs", "Saved as a new version"),
        "unchanged": translate("Jobs", "Already saved, no change"),
    }.get(job.outcome or "", translate("Jobs", "Saved"))


def _came_of(view: JobView) -> str:
    """When it was done and what was kept: "09:12  ·  1.8 MB  ·  4 pictures"."""
    job, size, parts = view.job, view.size, []
    if job.finished_at is not None:
        parts.append(clock(job.finished_at.astimezone()))
    if size is not None:
        parts.append(byte_count(size.bytes))
    if size is not None and size.pictures and job.outcome != "unchanged":
        parts.append(Counted().pictures(size.pictures))
    return "  ·  ".join(parts)


def _why(job: Job) -> str:
    return in_own_words(job.error.message) if job.error else ""


def _first_sentence(words: str) -> tuple[str, str]:
    first, dot, rest = words.partition(". ")
    return (f"{first}.", rest) if dot else (words, "")
