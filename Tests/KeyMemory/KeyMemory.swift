import DualSign
import Foundation
import Glibc
import XMLCore

/// Loads a key as the gateway does, signs with it, lets go of it, and looks for what it must not leave behind.
///
/// usage: KeyMemory protected|plain pem|pkcs12 KEY PASSWORD-FILE CERTIFICATE PATTERNS
///
/// PATTERNS has a pattern a line, in hexadecimal of its bytes each XORed with 0x5A: so that neither the file nor this
/// process has what is looked for. Printed is how often the patterns are found: `outside` and `inside` the secure
/// region while the key is loaded, `after` when it is gone.
///
/// usage: KeyMemory ending
///
/// Ends as the gateway does, and makes a key as the very last: printed is whether it could.
@main struct KeyMemory {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.dropFirst() == ["ending"] { return makesKeysToTheEnd() }
        precondition(arguments.count == 7, "six arguments")
        let isProtected = arguments[1] == "protected"
        if isProtected { _ = ProcessSecrets.protect() }
        let scanner = MemoryScanner(
            patterns: try String(contentsOfFile: arguments[6], encoding: .utf8).split(separator: "\n").map(hexadecimal))
        let certificate = try SignerCertificate(
            pem: [UInt8](Data(contentsOf: URL(fileURLWithPath: arguments[5]))))
        try signOnce(
            arguments[2], key: arguments[3], password: arguments[4], certificate: certificate
        ) {
            let found = scanner.found()
            print("inside \(found.inside) outside \(found.outside)")
        }
        let left = scanner.found()
        print("after \(left.inside + left.outside)")
    }

    private static func makesKeysToTheEnd() {
        // What is asked for first is done last.
        atexit { print("at the end \((try? PrivateKey.generate(for: .ed25519)) != nil)") }
        _ = ProcessSecrets.protect()
        print("before \((try? PrivateKey.generate(for: .ed25519)) != nil)")
    }

    /// A function of its own, so that nothing of it is alive when it returns.
    @inline(never)
    private static func signOnce(
        _ form: String, key: String, password: String, certificate: SignerCertificate, whileLoaded: () -> Void
    ) throws {
        guard let suite = certificate.suites.sorted(by: { $0.rawValue < $1.rawValue }).first else { return }
        let password = password == "-" ? nil : try secret(password).trimmed()
        let signer: SigningKey
        if form == "pkcs12" {
            signer = try SigningKey(pkcs12: secret(key), password: password ?? SecretBytes([]), suite: suite)
        } else {
            signer = try SigningKey(pem: secret(key), certificate: certificate, suite: suite, password: password)
        }
        _ = try HeaderProfile.sign(key: signer) { root in
            root.element("AppHdr", namespace: "urn:header") { $0.text("MsgDefIdr", "a") }
            root.element("Document", namespace: "urn:document") { $0.text("A", "b") }
        }
        whileLoaded()
    }

    private static func secret(_ path: String) throws -> SecretBytes {
        let descriptor = open(path, O_RDONLY)
        precondition(descriptor >= 0, "the file can be read")
        defer { close(descriptor) }
        return SecretBytes(capacity: 1 << 16) { max(0, read(descriptor, $0.baseAddress, $0.count)) }
    }

    private static func hexadecimal(_ line: Substring) -> [UInt8] {
        let digits = Array(line.utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
    }
}

/// Looks through the writable memory of this process, page by page, in a place of its own that it does not look at and
/// that it wipes.
struct MemoryScanner {
    static let mask: UInt8 = 0x5A
    private static let roomBytes = 1 << 16

    /// Masked.
    let patterns: [[UInt8]]
    private let room: UnsafeMutableRawPointer

    init(patterns: [[UInt8]]) {
        self.patterns = patterns
        let pages = mmap(nil, Self.roomBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let pages, pages != MAP_FAILED else { preconditionFailure("out of memory") }
        room = pages
    }

    func found() -> (inside: Int, outside: Int) {
        let memory = open("/proc/self/mem", O_RDONLY)
        precondition(memory >= 0, "a process that is not protected can read itself")
        defer { close(memory) }
        let own = UInt(bitPattern: room)
        var (inside, outside) = (0, 0)
        for region in Self.regions() {
            var count = 0
            for part in [
                (region.start, min(region.end, own)), (max(region.start, own + UInt(Self.roomBytes)), region.end),
            ]
            where part.0 < part.1 { count += self.count(in: memory, from: part.0, to: part.1) }
            if region.isSecure { inside += count } else { outside += count }
        }
        return (inside, outside)
    }

    /// What overlaps two pieces is seen in the second, which begins before the end of the first.
    private func count(in memory: Int32, from start: UInt, to end: UInt) -> Int {
        let overlap = UInt((patterns.map(\.count).max() ?? 1) - 1)
        var (count, place) = (0, start)
        while place < end {
            let wanted = min(UInt(Self.roomBytes), end - place)
            let got = pread(memory, room, Int(wanted), Int(bitPattern: place))
            // Memory that was given back meanwhile has nothing in it.
            if got <= 0 { break }
            count += self.count(in: UnsafeRawBufferPointer(start: room, count: got))
            if place + UInt(got) >= end { break }
            place += max(UInt(got), overlap + 1) - overlap
        }
        explicit_bzero(room, Self.roomBytes)
        return count
    }

    private func count(in memory: UnsafeRawBufferPointer) -> Int {
        var count = 0
        for pattern in patterns {
            let first = Int32(pattern[0] ^ Self.mask)
            var offset = 0
            while offset + pattern.count <= memory.count, let base = memory.baseAddress,
                let hit = memchr(base + offset, first, memory.count - offset - pattern.count + 1)
            {
                offset = base.distance(to: hit)
                if isThere(pattern, at: base + offset) { count += 1 }
                offset += 1
            }
        }
        return count
    }

    private func isThere(_ pattern: [UInt8], at start: UnsafeRawPointer) -> Bool {
        for (index, byte) in pattern.enumerated()
        where start.load(fromByteOffset: index, as: UInt8.self) ^ Self.mask != byte { return false }
        return true
    }

    /// To its end, which Foundation does not find: the system says that the file has no bytes.
    private static func smaps() -> String {
        let descriptor = open("/proc/self/smaps", O_RDONLY)
        precondition(descriptor >= 0, "a process can read its own map")
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(descriptor, &room, room.count), count > 0 { bytes += room.prefix(count) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Readable and writable mappings; those left out of core files are the secure region's.
    private static func regions() -> [(start: UInt, end: UInt, isSecure: Bool)] {
        var regions: [(start: UInt, end: UInt, isSecure: Bool)] = []
        var current: (UInt, UInt)?
        for line in smaps().split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count >= 5, words[1].count == 4, words[0].contains("-") {
                let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
                current = words[1].hasPrefix("rw") && ends.count == 2 ? (ends[0], ends[1]) : nil
            } else if words.first == "VmFlags:", let (start, end) = current {
                regions.append((start, end, words.contains("dd")))
            }
        }
        return regions
    }
}
