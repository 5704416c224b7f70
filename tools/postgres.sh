# Sourced by test and bench: a PostgreSQL of our own in a temporary folder; the browser, the staff directory and
# the judges of our PDFs, installed by package name.

postgres_bin() { find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1; }

install_postgres() {
  if [ -z "$(postgres_bin)" ] || [ ! -x "$(postgres_bin)/initdb" ]; then install_packages postgresql; fi
}

install_chromium() {
  command -v chromium >/dev/null 2>&1 || install_packages chromium
}

# A staff directory to ask. Debian would start one for the whole machine; ours are started by the tests, each for itself.
install_slapd() {
  if [ -x /usr/sbin/slapd ]; then return 0; fi
  local refuse=/usr/sbin/policy-rc.d ours=
  if [ "$(id -u)" -eq 0 ] && [ ! -e "$refuse" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$refuse"
    chmod +x "$refuse"
    ours=yes
  fi
  install_packages slapd
  if [ -n "$ours" ]; then rm -f "$refuse"; fi
}

# Programs of other people that judge our PDFs, and the standard's own cases for the order of mixed text.
install_judges() {
  local missing=()
  command -v qpdf >/dev/null 2>&1 || missing+=(qpdf)
  command -v pdfsig >/dev/null 2>&1 || missing+=(poppler-utils)
  command -v zbarimg >/dev/null 2>&1 || missing+=(zbar-tools)
  [ -e /usr/share/unicode/BidiTest.txt ] || missing+=(unicode-data)
  if [ ${#missing[@]} -gt 0 ]; then install_packages "${missing[@]}"; fi
}

# PostgreSQL refuses to run as root; nobody may run it anywhere.
as_nobody() {
  if [ "$(id -u)" -eq 0 ]; then setpriv --reuid nobody --regid nogroup --clear-groups "$@"; else "$@"; fi
}

start_postgres() { # start_postgres [SETTING…]: sets SHAHR_TEST_POSTGRES; fsync off unless told otherwise
  postgres_home=$(mktemp -d /tmp/shahr-pg-XXXXXX)
  chmod 0777 "$postgres_home"
  as_nobody "$(postgres_bin)/initdb" -D "$postgres_home/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
  local settings="-c listen_addresses='' -c unix_socket_directories=$postgres_home -c max_connections=300"
  if [ $# -eq 0 ]; then set -- fsync=off synchronous_commit=off full_page_writes=off; fi
  local setting
  for setting in "$@"; do settings="$settings -c $setting"; done
  as_nobody "$(postgres_bin)/pg_ctl" -D "$postgres_home/data" -w -l "$postgres_home/log" -o "$settings" start >/dev/null
  export SHAHR_TEST_POSTGRES="Host=$postgres_home;Username=postgres;Database=postgres"
}

stop_postgres() {
  [ -n "${postgres_home:-}" ] || return 0
  as_nobody "$(postgres_bin)/pg_ctl" -D "$postgres_home/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$postgres_home"
}
