"""Puts what was built onto the branch that GitHub Pages shows, and says so in pull requests.

Runs where it may write: so it runs no code of a pull request, and takes nothing from one on trust.
"""

from builder.publish.artifact import ArtifactError, tops, unpack
from builder.publish.branch import change
from builder.publish.comments import keep_comment, without_mentions
from builder.publish.github import GitHub, GitHubError
from builder.publish.notebooks import put_notebooks
from builder.publish.previews import put_preview, remove_previews
from builder.publish.runs import PullRequest, artifact_of, pull_requests_of
from builder.publish.sites import put_site

__all__ = [
    "ArtifactError",
    "GitHub",
    "GitHubError",
    "PullRequest",
    "artifact_of",
    "change",
    "keep_comment",
    "pull_requests_of",
    "put_notebooks",
    "put_preview",
    "put_site",
    "remove_previews",
    "tops",
    "unpack",
    "without_mentions",
]
