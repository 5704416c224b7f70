# Sourced by run, shahr and test: builds what is older than its sources, and says nothing when nothing is to do.

need() {
  command -v "$1" >/dev/null 2>&1 && return 0
  echo "شهر به $2 نیاز دارد و آن را نیافت. / Shahr needs $2 and did not find it." >&2
  exit 2
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

build_city() {
  local root=$1 stamp=$1/artifacts/.city-built
  newer_than "$stamp" "$root/src" "$root/Directory.Build.props" "$root/Directory.Packages.props" || return 0
  need dotnet ".NET SDK 10"
  echo "شهر ساخته می‌شود… / building the city…" >&2
  mkdir -p "$root/artifacts"
  local log=$root/artifacts/build.log
  if ! dotnet build "$root/src/Shahr.Web" -c Release --nologo -v quiet -clp:ErrorsOnly >"$log" 2>&1; then
    cat "$log" >&2
    exit 2
  fi
  touch "$stamp"
}
