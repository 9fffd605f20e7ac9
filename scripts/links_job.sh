#!/usr/bin/env bash
# One scheduled check of the links: take the newest content, check, commit what was seen, push. `make linkjob` calls it,
# from a systemd timer or cron on a machine in Thailand, or from the GitHub workflow, where it also keeps one issue.
# VANTAGE says where this machine stands, and is published with the results.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

git pull --quiet --rebase
mkdir -p build
options=(--vantage "${VANTAGE:-ไม่ได้ระบุ}" --markdown build/links.md)
if [ -n "${GITHUB_ACTIONS:-}" ]; then options+=(--github); fi

code=0
.venv/bin/python scripts/check_links.py "${options[@]}" || code=$?
# 0: nothing needs a person, 1: something does; anything else is a fault of the run
if [ "$code" -gt 1 ]; then exit "$code"; fi

if [ -f content/link-health.json ]; then git add content/link-health.json; fi
if ! git diff --cached --quiet; then
  git -c user.name="${GIT_NAME:-ita_site link job}" -c user.email="${GIT_EMAIL:-link-job@localhost}" \
    commit --quiet -m "Remember what the link check saw"
  git push --quiet
  # a push by a workflow's own token starts no workflow, so the site is built by name
  if [ -n "${GITHUB_ACTIONS:-}" ]; then gh workflow run pages.yml; fi
fi

if [ -n "${GITHUB_ACTIONS:-}" ]; then
  cat build/links.md >>"$GITHUB_STEP_SUMMARY"
  scripts/links_issue.sh build/links.md "$code"
fi
