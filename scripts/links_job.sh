#!/usr/bin/env bash
# One scheduled check of the links: take the newest content, check, commit what was seen, push. `make linkjob` calls it,
# from a systemd timer or cron on a machine in Thailand, or from the GitHub workflow, where it also keeps one issue.
# VANTAGE says where this machine stands, and is published with the results.
# Whatever an earlier night left half, by a kill or by somebody else's push, this night mends.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

health=content/link-health.json
push_tries=${PUSH_TRIES:-5}
lock_minutes=60

fail() {
  printf 'ผิดพลาด: %s\nError: %s\n' "$1" "$2" >&2
  exit 2
}

git_as_job() {
  git -c user.name="${GIT_NAME:-ita_site link job}" -c user.email="${GIT_EMAIL:-link-job@localhost}" "$@"
}

# A git that was killed leaves its locks; one in the middle of a rebase leaves that.
end_what_was_killed() {
  local folder others
  folder=$(git rev-parse --absolute-git-dir)
  find "$folder" -name '*.lock' -mmin "+$lock_minutes" -delete
  if [ -d "$folder/rebase-merge" ] || [ -d "$folder/rebase-apply" ]; then
    others=$(git diff --name-only --diff-filter=U | grep -vxF "$health" || true)
    [ -z "$others" ] || fail "มีไฟล์ที่ยังรวมไม่เสร็จ: $others" "files are not merged yet: $others"
    git rebase --abort || git rebase --quit
  fi
}

commit_health() {
  [ -f "$health" ] || return 0
  git add -- "$health"
  if ! git diff --cached --quiet -- "$health"; then
    git_as_job commit --quiet -m "Remember what the link check saw" -- "$health"
  fi
}

# Our commits come after what others pushed; of each link the file keeps what was seen last.
take_newest() {
  git fetch --quiet
  if git merge-base --is-ancestor '@{upstream}' HEAD; then return 0; fi
  mkdir -p build
  printf '%s merge=link-health\n' "${health##*/}" >build/gitattributes
  local driver
  driver="$(printf '%q' "$PWD/.venv/bin/python") $(printf '%q' "$PWD/scripts/links_merge.py") %O %A %B"
  if ! git_as_job -c core.attributesFile="$PWD/build/gitattributes" -c merge.link-health.driver="$driver" \
    rebase --quiet '@{upstream}'; then
    git rebase --abort || true
    fail "รวมกับสิ่งที่ผู้อื่นส่งขึ้นไม่ได้ คืนถัดไปจะลองใหม่" "cannot join what others pushed; the next night tries again"
  fi
}

push() {
  local try
  for ((try = 1; try <= push_tries; try++)); do
    if git merge-base --is-ancestor HEAD '@{upstream}'; then return 0; fi
    if git push --quiet; then return 0; fi
    # somebody else was faster, or the network is bad
    sleep "$((try - 1))"
    take_newest
  done
  fail "ส่งผลขึ้น git ไม่ได้ คืนถัดไปจะลองใหม่" "cannot push what was seen; the next night tries again"
}

end_what_was_killed
commit_health
take_newest
mkdir -p build
options=(--vantage "${VANTAGE:-ไม่ได้ระบุ}" --markdown build/links.md)
# a runner is thrown away, and what it kept with it
if [ -n "${GITHUB_ACTIONS:-}" ]; then options+=(--github --no-archive); fi

code=0
.venv/bin/python scripts/check_links.py "${options[@]}" || code=$?
# 0: nothing needs a person, 1: something does; anything else is a fault of the run
if [ "$code" -gt 1 ]; then exit "$code"; fi

commit_health
if ! git merge-base --is-ancestor HEAD '@{upstream}'; then
  push
  # a push by a workflow's own token starts no workflow, so the site is built by name
  if [ -n "${GITHUB_ACTIONS:-}" ]; then gh workflow run pages.yml; fi
fi

if [ -n "${GITHUB_ACTIONS:-}" ]; then
  cat build/links.md >>"$GITHUB_STEP_SUMMARY"
  scripts/links_issue.sh build/links.md "$code"
fi
