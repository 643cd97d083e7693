#!/usr/bin/env bash
# Draws the pages that README.md shows: the shipped examples through clerk, LibreOffice and Chromium. Beside the pictures
# it leaves the text that they show; tests/gallery.rs holds that against what the examples give today.
#
# Needs cargo, soffice, pdftoppm, chromium (or google-chrome) and the Noto CJK fonts:
#   apt-get install libreoffice-writer-nogui poppler-utils chromium fonts-noto-cjk
set -euo pipefail
cd "$(dirname "$0")/../.."
gallery=$PWD/examples/gallery
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export FONTCONFIG_FILE=$gallery/fonts.conf

cargo build --quiet --locked --example clerk
clerk() { "${CARGO_TARGET_DIR:-target}/debug/examples/clerk" "$@"; }
mkdir "$work/ledger"
cp tests/cases/ledger/clean/0*.yaml "$gallery/台账.yaml" "$work/ledger"
clerk make examples/visit.yaml -o "$work"
clerk make examples/visit.yaml -o "$work" --to docx --theme "$gallery/样式.yaml"
clerk make "$work/ledger" --document 总结 -o "$work"
clerk make "$work/ledger" --document 简报 -o "$work"
mv "$work"/*总结.md "$work/report.md" && mv "$work"/*总结.docx "$work/report.docx"
mv "$work"/*简报.md "$work/briefing.md" && mv "$work"/*简报.docx "$work/briefing.docx"

page() { # document, page, picture
  pdftoppm -png -r 62 -f "$2" -l "$2" -singlefile "$work/$1.pdf" "$gallery/$3"
}
for name in visit report briefing; do
  timeout 120 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" \
    "$work/$name.docx" >/dev/null
  cp "$work/$name.md" "$gallery/$name.md"
done
page visit 1 release
page report 1 report-first
page report "$(pdfinfo "$work/report.pdf" | sed -n 's/^Pages: *//p')" report-last
page briefing 1 briefing

for browser in chromium chromium-browser google-chrome; do command -v "$browser" >/dev/null && break; done
timeout 120 "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=760,1030 \
  "--user-data-dir=$work/browser" "--screenshot=$gallery/web.png" "file://$work/visit.html" >/dev/null 2>&1
ls -l "$gallery"/*.png
