"""Bytes and a declared charset in, one parsed tree out; the last gate before anything is stored."""
