import Foundation

/// What is known of the terminal: colour and progress bars are shown only on one, and never under `NO_COLOR`.
struct Terminal: Sendable {
    let coloursOutput: Bool
    let showsProgress: Bool

    /// The terminal this process was started on.
    static func current(environment: [String: String] = ProcessInfo.processInfo.environment) -> Terminal {
        let plain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return Terminal(
            coloursOutput: isatty(STDOUT_FILENO) == 1 && !plain,
            showsProgress: isatty(STDERR_FILENO) == 1)
    }

    func good(_ text: String) -> String { paint(text, code: "32") }
    func bad(_ text: String) -> String { paint(text, code: "31") }
    func strong(_ text: String) -> String { paint(text, code: "1") }

    private func paint(_ text: String, code: String) -> String {
        coloursOutput ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// Writes a line of output for a machine or a person to standard output.
func writeOutput(_ text: String) {
    writeAll(Array((text + "\n").utf8), to: STDOUT_FILENO)
}

/// Writes bytes to standard output exactly as they are.
func writeOutput(bytes: [UInt8]) {
    writeAll(bytes, to: STDOUT_FILENO)
}

/// Writes a line about what the command does, or what is wrong, to standard error.
func writeNotice(_ text: String) {
    writeAll(Array((text + "\n").utf8), to: STDERR_FILENO)
}

/// A reader that went away ends the output; there is nobody left to tell.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if written > 0 {
            rest = rest.dropFirst(written)
        } else if errno != EINTR {
            return
        }
    }
}

/// Writes to standard error without ending the line.
func writePart(_ text: String) {
    writeAll(Array(text.utf8), to: STDERR_FILENO)
}
