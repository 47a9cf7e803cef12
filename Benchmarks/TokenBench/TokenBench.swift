import DualSign
import Foundation
import Synchronization
import XMLCore

/// Signed messages a second with a key in a token, by so many sessions side by side.
///
/// usage: TokenBench TEMPLATE.xml MODULE ADDRESS PIN-FILE SUITE SESSIONS SIGNATURES    prints the rate
@main enum TokenBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 8, let suite = SignatureSuite(rawValue: arguments[5]),
            let sessions = Int(arguments[6]), let signatures = Int(arguments[7])
        else {
            FileHandle.standardError.write(Data("usage: see the head of TokenBench.swift\n".utf8))
            exit(2)
        }
        let plain = String(decoding: try Data(contentsOf: URL(fileURLWithPath: arguments[1])), as: UTF8.self)
            .replacing("<Sgntr/>", with: "").replacing("@MESSAGE@", with: "BENCH-1")
            .replacing("@UETR@", with: "7a562c67-ca16-48ba-b074-65581be6f011")
        let address = try TokenAddress(arguments[3])
        let pin = SecretBytes(try Data(contentsOf: URL(fileURLWithPath: arguments[4]))).trimmed()
        let begin = Date(timeIntervalSince1970: 1_700_000_000)
        let certificate = try TokenSigner.selfSignedCertificate(
            address, modulePath: arguments[2], pin: pin, subject: CertificateSubject(commonName: "bench"),
            notBefore: begin, notAfter: begin.addingTimeInterval(1e9))
        let key = try TokenSigner.key(
            address, modulePath: arguments[2], pin: pin, sessionsMax: sessions, certificate: certificate, suite: suite)
        // As many sessions are opened before the time runs as will be used.
        _ = try sign(Array(plain.utf8), key, threads: sessions, signatures: 4 * sessions)
        let seconds = try sign(Array(plain.utf8), key, threads: sessions, signatures: signatures)
        print("\(Int(Double(signatures) / seconds))")
    }

    private static func sign(
        _ message: [UInt8], _ key: SigningKey, threads: Int, signatures: Int
    ) throws -> Double {
        let left = Atomic(signatures)
        let faults = Atomic(0)
        let started = ContinuousClock.now
        let workers = (0..<threads).map { _ in
            let worker = Thread {
                do {
                    let envelope = try MessageEnvelope(ParsedXML(message, limits: .payment))
                    while left.subtract(1, ordering: .relaxed).oldValue > 0 {
                        _ = try HeaderProfile.sign(envelope, key: key)
                    }
                } catch {
                    faults.add(1, ordering: .relaxed)
                }
            }
            worker.start()
            return worker
        }
        while workers.contains(where: { !$0.isFinished }) { usleep(200) }
        guard faults.load(ordering: .relaxed) == 0 else { throw KeyFault.signerUnavailable(.sessionLost) }
        let passed = ContinuousClock.now - started
        return Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
    }
}
