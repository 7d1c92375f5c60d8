"""Channels that mean somebody the seeker knows: the examples of the word list."""

import pytest

from analysis.reference.channels import is_referral, referral_words


@pytest.mark.parametrize("channel", referral_words().match)
def test_through_somebody(channel):
    assert is_referral(channel)


@pytest.mark.parametrize("channel", referral_words().miss)
def test_not_through_anybody(channel):
    assert not is_referral(channel)
