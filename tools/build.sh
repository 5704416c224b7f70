# Sourced by run, shahr, test and bench: builds what is older than its sources, and says nothing when nothing is to do.

need() {
  command -v "$1" >/dev/null 2>&1 && return 0
  echo "شهر به $2 نیاز دارد و آن را نیافت. / Shahr needs $2 and did not find it." >&2
  exit 2
}

install_packages() {
  local root=() program
  if [ "$(id -u)" -ne 0 ]; then root=(sudo); fi
  for program in apt-get "${root[@]}"; do
    command -v "$program" >/dev/null 2>&1 && continue
    echo "نصب کنید: / install: apt-get install $*" >&2
    exit 2
  done
  "${root[@]}" apt-get update -qq >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# What Microsoft asks of Debian beside the SDK (ICU, OpenSSL, time zones) and what NuGet needs to trust its server: a
# bare Debian has none of it, and without it no program of .NET starts.
need_libraries() {
  local missing=() libraries
  libraries=$(PATH=$PATH:/sbin ldconfig -p 2>/dev/null) || return 0
  [[ $libraries == *libicuuc.so.* ]] || missing+=('^libicu[0-9]+$')
  [[ $libraries == *libssl.so.* ]] || missing+=('^libssl[0-9]+(t64)?$')
  [ -e /usr/share/zoneinfo/Asia/Tehran ] || missing+=(tzdata)
  [ -e /etc/ssl/certs ] || missing+=(ca-certificates)
  if [ ${#missing[@]} -eq 0 ]; then return 0; fi
  echo "کتابخانه‌هایی که ‎.NET لازم دارد نصب می‌شود… / installing what .NET needs: ${missing[*]}" >&2
  install_packages "${missing[@]}"
}

newer_than() { # newer_than STAMP PATH...: true when anything under PATH is newer than STAMP
  local stamp=$1
  shift
  local left=(-not -path '*/node_modules/*' -not -path '*/dist/*')
  [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -type f "${left[@]}" -print -quit)" ]
}

build_front() {
  local root=$1 stamp=$1/src/Shahr.Web/wwwroot/dist/.built
  newer_than "$stamp" "$root/web" || return 0
  need node "Node.js 20"
  echo "نمای کاربری ساخته می‌شود… / building the front end…" >&2
  (cd "$root/web" && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build) >&2
  touch "$stamp"
}

city_program() { echo "$1/artifacts/city/Shahr.Web.dll"; }

build_city() {
  local root=$1 stamp=$1/artifacts/.city-built
  newer_than "$stamp" "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" || return 0
  need dotnet ".NET SDK 10"
  echo "شهر ساخته می‌شود… / building the city…" >&2
  mkdir -p "$root/artifacts"
  local log=$root/artifacts/build.log
  # Compiled to machine code here, so that a start does not do it again: half of the time to the first page.
  local city=("$root/src/Shahr.Web" -o "$(dirname "$(city_program "$root")")" --use-current-runtime --no-self-contained)
  local how=(-c Release -p:PublishReadyToRun=true --nologo -v quiet -clp:ErrorsOnly)
  if ! dotnet publish "${city[@]}" "${how[@]}" >"$log" 2>&1; then
    cat "$log" >&2
    exit 2
  fi
  touch "$stamp"
}
