#!/usr/bin/env bash
# Keep one issue of the repository up to date with what needs a person: opened, rewritten or closed by gh.
# FILE.md is short enough for an issue, and begins with the mark by which our issue is known. Ours is one that GitHub's
# own program opened: the title and the mark, anybody can write.
set -euo pipefail
title="ลิงก์หลักฐานที่ต้องให้คนดู | Evidence links that need a person"
file=${1:?usage: links_issue.sh FILE.md CODE}
code=${2:?the exit code of check_links.py}
mark=$(head -n 1 "$file")
number=$(gh issue list --state open --app github-actions --limit 100 --json number,title,body \
  --jq "[.[] | select((.body | startswith(\"$mark\")) or .title == \"$title\")][0].number // empty")
if [ "$code" = 0 ]; then
  [ -z "$number" ] || gh issue close "$number" --comment "ไม่มีลิงก์ที่ต้องให้คนดูแล้ว | No link needs a person any more"
elif [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$file"
else
  gh issue create --title "$title" --body-file "$file"
fi
