import Foundation

/// A folder of servers, `n1`, `n2` and so on, which ends with this object and with the tests.
final class NodeFolder: Sendable {
    let directory: String
    private let programs: String
    private let common: String
    private let watch: ServerScript

    /// Makes the folder.
    ///
    /// - Parameter common: Functions that every script run in it begins with.
    /// - Throws: `ClusterFault`.
    init(_ common: String) throws {
        guard let programs = PrivateCluster.programs else { throw ClusterFault("PostgreSQL is not installed") }
        self.programs = programs
        self.common = "cd \"$2\"\n" + common
        directory = PrivateCluster.newDirectory()
        watch = try ServerScript(
            """
            make_folder "$2"
            cd "$2"
            touch ready
            wait_for_the_end
            for node in n*/; do stop "$node"; done
            sleep 1
            cd /
            rm -rf "$2"
            """, programs: programs, folder: directory)
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: directory + "/ready") { usleep(20_000) }
    }

    /// Runs a script in the folder and waits for its end on this thread. Throws when it failed.
    func run(_ commands: String) throws {
        try ServerScript(common + commands, programs: programs, folder: directory).finished()
    }
}
