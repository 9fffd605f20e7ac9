#!/usr/bin/env bash
# Hand out what `make release` built, as the release of the tag that GitHub runs the workflow for.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tag=${GITHUB_REF_NAME:?the tag, such as v0.1.0}
if [ ! -f "build/release/ita_site-${tag#v}-py3-none-any.whl" ]; then
  printf 'ผิดพลาด: แท็ก %s ไม่ตรงกับ version ใน pyproject.toml\n' "$tag" >&2
  printf 'Error: the tag %s is not the version in pyproject.toml\n' "$tag" >&2
  exit 1
fi
gh release create "$tag" --verify-tag --generate-notes build/release/*
