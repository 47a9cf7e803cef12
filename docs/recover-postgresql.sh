#!/bin/sh
# Puts a PostgreSQL cluster back from a base backup and its archived log, as it was at a moment. docs/operations.md says how
# both are made. To be run as the server's user, with PostgreSQL's programs in PATH.
#
# usage: recover-postgresql.sh BASE LOG DATA [TIME]
#
#   BASE  the folder that pg_basebackup wrote
#   LOG   the folder that archive_command fills
#   DATA  the folder of the new cluster; not there yet
#   TIME  such as "2026-11-23 12:00:00+05"; without it, everything that was archived
set -eu
if [ $# -lt 3 ]; then sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2; fi
base=$1 log=$2 data=$3 time=${4:-}
if [ -e "$data" ]; then echo "$data is there already" >&2; exit 2; fi

pg_verifybackup --quiet "$base"
cp -a "$base" "$data"
chmod 700 "$data"
cat >>"$data/postgresql.auto.conf" <<END
restore_command = 'cp "$log/%f" "%p"'
recovery_target_timeline = 'latest'
recovery_target_action = 'promote'
archive_mode = off
END
if [ -n "$time" ]; then echo "recovery_target_time = '$time'" >>"$data/postgresql.auto.conf"; fi
touch "$data/recovery.signal"
echo "ready: pg_ctl -D $data -w start, then gateway ledger verify --checkpoint NOTE before anything else"
