import Foundation
import Glibc
import Synchronization

/// A script of the shell in a process of its own, with PostgreSQL's programs at hand.
///
/// Started without Foundation's `Process`: that waits until no descendant has a certain socket open, and a script here
/// starts servers that go on. It closes whatever descriptors it was given, so no server keeps what we opened.
final class ServerScript: Sendable {
    private let identifier: pid_t
    /// Its standard input's other end: closes with this object, and with this process whatever ends it.
    private let lifeline: Int32
    private let isCollected = Atomic(false)

    /// What every script begins with: `$1` is the folder of the server's programs, `$2` the folder of the data.
    /// PostgreSQL refuses to run as root: it then runs as the user that its package made.
    private static let prelude = """
        set -eu
        for number in $(ls "/proc/$$/fd"); do
            case "$number" in 0|1|2|255) ;; *) eval "exec $number>&-" ;; esac
        done
        bin=$1
        user=""
        if [ "$(id -u)" = 0 ]; then user="setpriv --reuid=postgres --regid=postgres --init-groups"; fi
        as() { $user "$@"; }
        make_folder() { mkdir -m 700 "$1"; if [ "$(id -u)" = 0 ]; then chown postgres "$1"; fi; }
        init() {
            as "$bin/initdb" -D "$1" -U gateway -A trust -E UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1
        }
        # Until the tests are gone, or have done with this server.
        wait_for_the_end() { cat >/dev/null; }
        stop() { kill -QUIT "$(head -1 "$1/postmaster.pid")" 2>/dev/null || true; }

        """

    init(_ commands: String, programs: String, folder: String) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw ClusterFault("there is no pipe: \(errno)") }
        lifeline = ends[1]
        _ = fcntl(lifeline, F_SETFD, FD_CLOEXEC)
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        let arguments = ["/bin/bash", "-c", Self.prelude + commands, "cluster", programs, folder]
        let words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, "/bin/bash", &actions, nil, words, environ)
        guard code == 0 else { throw ClusterFault("bash does not start: \(code)") }
        identifier = child
    }

    deinit {
        close(lifeline)
        guard !isCollected.load(ordering: .acquiring) else { return }
        // It has yet to clean up. Left uncollected it would keep the runner from seeing the end of its own children.
        Thread.detachNewThread { [identifier] in while waitpid(identifier, nil, 0) < 0, errno == EINTR {} }
    }

    /// Whether it still runs; collects it when it has ended.
    var isRunning: Bool {
        guard !isCollected.load(ordering: .acquiring) else { return false }
        guard waitpid(identifier, nil, WNOHANG) != 0 else { return true }
        isCollected.store(true, ordering: .releasing)
        return false
    }

    /// Waits for its end on this thread. Throws when it failed.
    func finished() throws {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 {
            guard errno == EINTR else { throw ClusterFault("a script's end is not known: \(errno)") }
        }
        isCollected.store(true, ordering: .releasing)
        guard status == 0 else { throw ClusterFault("a script of the servers failed: status \(status)") }
    }
}
