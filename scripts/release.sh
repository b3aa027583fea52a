#!/usr/bin/env bash
# Makes a release of the version in pom.xml from a clean checkout: the archive, its checksum and the list of
# licences, into OUT, and says what is left to the owner.
#   scripts/release.sh [OUT]      default target/release
# CHECK=verify (default) runs all tests and checks first; CHECK=none makes the files alone, to try it.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "release: $1" >&2
  exit 1
}

out=${1:-target/release}
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml | head -n 1)
case $version in
  "") fail "pom.xml has no version" ;;
  *-SNAPSHOT) fail "pom.xml says $version: write the version to release" ;;
esac
[ -z "$(git status --porcelain)" ] || fail "files are changed: commit them first"
grep -q "^## $version\b" CHANGELOG.md || fail "CHANGELOG.md has no entry '## $version'"
grep -q "sdedge-$version.tar.gz" README.md || fail "README.md installs another version"
! git rev-parse -q --verify "refs/tags/v$version" >/dev/null || fail "v$version is tagged already"

case ${CHECK:-verify} in
  verify) mvn -B -q clean verify -Pchecks ;;
  none) mvn -B -q clean package -DskipTests ;;
  *) fail "CHECK is verify or none" ;;
esac

archive=sdedge-$version.tar.gz
mkdir -p "$out"
cp "target/$archive" target/sdedge.jar target/sdedge-sources.jar "$out"
[ ! -f target/sdedge-javadoc.jar ] || cp target/sdedge-javadoc.jar "$out"
{
  cat src/dist/licenses/README.md
  printf '\nTheir texts: `licenses` of the archive.\n'
  printf '\n## THIRD-PARTY.txt\n\n```text\n'
  tar -xzOf "target/$archive" "sdedge-$version/licenses/THIRD-PARTY.txt"
  printf '```\n'
} >"$out/LICENSES.md"
awk -v entry="## $version" '$0 ~ "^## " { on = index($0, entry) == 1 } on' CHANGELOG.md >"$out/CHANGES.md"
(cd "$out" && rm -f SHA256SUMS && sha256sum -- * >SHA256SUMS)

cat <<LEFT
sdedge $version of $(git rev-parse --short=12 HEAD) is in $out:
$(sed 's/^/  /' "$out/SHA256SUMS")

Left to the owner:
  - choose a licence, put it into LICENSE, into pom.xml and at the end of README.md: without one nobody may use or
    copy this
  - read LICENSES.md: it is what the archive holds of others; EPL-2.0 and MPL-2.0 want their sources named
  - git tag -a v$version -m 'sdedge $version', and push the tag
  - publish the archive with SHA256SUMS; then set the next version, with -SNAPSHOT, in pom.xml
LEFT
