import DualSign
import Foundation
import Testing

/// Lists and answers that the openssl command makes, good and bad.
@Suite(.enabled(if: Tool.openssl.isInstalled)) struct RevocationTests {
    // MARK: Lists

    @Test func aListTellsGoodFromRevoked() throws {
        let root = try TestAuthority("root")
        let good = try root.signer("good").certificate
        let stolen = try root.signer("stolen").certificate
        let held = try root.signer("held").certificate
        try root.revoke("stolen", reason: "keyCompromise")
        try root.revoke("held", reason: "certificateHold")
        let pem = try root.list()
        let list = try RevocationList(file: pem, issuer: root.issuer())
        #expect(try RevocationList(file: list.der, issuer: root.issuer()).digestHex == list.digestHex)
        var book = RevocationStatusBook()
        for certificate in [good, stolen, held] { book.record(try #require(list.statement(on: certificate))) }
        #expect(book.answer(on: good.digestHex, at: now).answer == .good)
        for (certificate, reason) in [(stolen, RevocationReason.keyCompromise), (held, .certificateHold)] {
            guard case .revoked(_, let found) = book.answer(on: certificate.digestHex, at: now).answer else {
                Issue.record("\(certificate.subject) is revoked")
                continue
            }
            #expect(found == reason)
        }
        // A good answer runs out; a revocation does not.
        #expect(book.answer(on: good.digestHex, at: day(2)).answer == .unknown(.stale))
        #expect(book.answer(on: good.digestHex, at: day(-2)).answer == .unknown(.notYetIssued))
        #expect(book.answer(on: "00", at: now).answer == .unknown(.noAnswer))
        guard case .revoked = book.answer(on: stolen.digestHex, at: day(50)).answer else {
            Issue.record("a revocation stays")
            return
        }
        #expect(list.statement(on: try TestAuthority("other").signer().certificate) == nil)
    }

    @Test func aListNeedsItsIssuer() throws {
        let root = try TestAuthority("root")
        let pem = try root.list()
        #expect(throws: RevocationFault.wrongIssuer) {
            try RevocationList(file: pem, issuer: TestAuthority("other").issuer())
        }
        #expect(throws: RevocationFault.signatureInvalid) {
            try RevocationList(file: pem, issuer: TestAuthority("root").issuer())
        }
        let der = try RevocationList(file: pem, issuer: root.issuer()).der
        var forged = der
        forged[forged.count - 1] ^= 1
        #expect(throws: RevocationFault.signatureInvalid) { try RevocationList(file: forged, issuer: root.issuer()) }
        let certificatesOnly = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign"
        let mute = try TestAuthority("mute", extensions: certificatesOnly)
        #expect(throws: RevocationFault.issuerMayNotSignLists) {
            try RevocationList(file: mute.list(), issuer: mute.issuer())
        }
        for broken in [[], [0x30], Array("none".utf8), der + [0], Array(der.dropLast())] {
            #expect(throws: RevocationFault.unreadable) { try RevocationList(file: broken, issuer: root.issuer()) }
        }
    }

    @Test func onlyWholeListsAreTaken() throws {
        let root = try TestAuthority("root")
        for (section, fault) in [("delta", RevocationFault.deltaList), ("partial", .scopeNotAllowed)] {
            #expect(throws: fault) { try RevocationList(file: root.list(section: section), issuer: root.issuer()) }
        }
        #expect(throws: RevocationFault.signatureAlgorithmNotAllowed) {
            try RevocationList(file: root.list(digest: "sha1"), issuer: root.issuer())
        }
        #expect(throws: RevocationFault.datesContradict) {
            try RevocationList(file: root.list(from: day(1), until: day(0)), issuer: root.issuer())
        }
    }

    @Test func anOlderListReplacesNothing() throws {
        let root = try TestAuthority("root")
        let signer = try root.signer().certificate
        let issuer = try root.issuer()
        func statement(from: Date) throws -> RevocationStatement {
            try #require(
                RevocationList(file: root.list(from: from, until: day(5)), issuer: issuer).statement(on: signer))
        }
        let old = try statement(from: day(-2))
        try root.revoke("signer", reason: "superseded")
        var book = RevocationStatusBook()
        book.record(try statement(from: day(-1)))
        book.record(old)
        guard case .revoked(_, .superseded) = book.answer(on: signer.digestHex, at: now).answer else {
            Issue.record("the newer list stands")
            return
        }
        #expect(book.statements(on: signer.digestHex).count == 1)
    }

    // MARK: Responders; the command works by the machine's clock

    private static let delegate = TestAuthority.signer + "\nextendedKeyUsage=OCSPSigning"
    private let nonce: [UInt8] = Array(0..<16)

    private func authority() throws -> TestAuthority {
        try TestAuthority("root", from: Date().addingTimeInterval(-86_400), until: Date().addingTimeInterval(864_000))
    }

    private func signer(_ name: String, of root: TestAuthority) throws -> SignerCertificate {
        try root.signer(name, from: Date().addingTimeInterval(-3600), until: Date().addingTimeInterval(3600))
            .certificate
    }

    private func delegate(
        _ name: String, of root: TestAuthority, extensions: String = RevocationTests.delegate,
        until: Date = Date().addingTimeInterval(3600)
    ) throws {
        _ = try root.issueSigner(
            name, extensions: extensions, from: Date().addingTimeInterval(-7200), until: until)
    }

    @Test func aResponderTellsThreeAnswers() throws {
        let root = try authority()
        let issuer = try root.issuer()
        let good = try signer("good", of: root)
        let stolen = try signer("stolen", of: root)
        try root.revoke("stolen", reason: "keyCompromise")
        try delegate("responder", of: root)
        for name in ["responder", "ca"] {
            var book = RevocationStatusBook()
            for certificate in [good, stolen] {
                let exchange = try OCSPExchange(about: certificate, issuer: issuer, nonce: nonce)
                let answer = try root.answer(exchange.request, signedBy: name)
                book.record(try exchange.statement(from: answer, freshSeconds: 60, at: Date()))
            }
            #expect(book.answer(on: good.digestHex, at: Date()).answer == .good)
            guard case .revoked(_, .keyCompromise) = book.answer(on: stolen.digestHex, at: Date()).answer else {
                Issue.record("it is revoked")
                continue
            }
            // The answer has run out.
            let later = Date().addingTimeInterval(660)
            #expect(book.answer(on: good.digestHex, at: later).answer == .unknown(.stale))
        }
        // Taken out of the index, a certificate is unknown.
        try root.folder.write("index.txt", [])
        let exchange = try OCSPExchange(about: good, issuer: issuer, nonce: nonce)
        let statement = try exchange.statement(
            from: root.answer(exchange.request, signedBy: "ca"), freshSeconds: 60, at: Date())
        #expect(statement.answer == .unknown(.notKnownToResponder))
        #expect(statement.source == .responder)
    }

    @Test func anAnswerWithoutAnEndIsFreshForAWhile() throws {
        let root = try authority()
        let certificate = try signer("signer", of: root)
        let exchange = try OCSPExchange(about: certificate, issuer: root.issuer(), nonce: nonce)
        let answer = try root.answer(exchange.request, signedBy: "ca", minutes: nil)
        let statement = try exchange.statement(from: answer, freshSeconds: 90, at: Date())
        #expect(statement.nextUpdate == statement.thisUpdate.addingTimeInterval(90))
    }

    @Test func onlyTheIssuerOrItsDelegateIsHeard() throws {
        let root = try authority()
        let certificate = try signer("signer", of: root)
        let exchange = try OCSPExchange(about: certificate, issuer: root.issuer(), nonce: nonce)
        try delegate("plain", of: root, extensions: TestAuthority.signer)
        try delegate("past", of: root, until: Date().addingTimeInterval(-3600))
        let stranger = try authority()
        try delegate("stranger", of: stranger)
        for (name, owner) in [("plain", root), ("past", root), ("stranger", stranger)] {
            let answer = try root.answer(exchange.request, signedBy: name, of: owner)
            #expect(throws: RevocationFault.responderNotAuthorised, "\(name)") {
                try exchange.statement(from: answer, freshSeconds: 60, at: Date())
            }
        }
    }

    /// Another authority of the same name has the name and not the key.
    @Test func aNamesakeIsNotHeard() throws {
        let root = try authority()
        let certificate = try signer("signer", of: root)
        let exchange = try OCSPExchange(about: certificate, issuer: root.issuer(), nonce: nonce)
        let answer = try root.answer(exchange.request, signedBy: "ca", of: authority())
        #expect(throws: RevocationFault.responderNotAuthorised) {
            try exchange.statement(from: answer, freshSeconds: 60, at: Date())
        }
    }

    @Test func anAnswerBelongsToItsQuestion() throws {
        let root = try authority()
        let issuer = try root.issuer()
        let certificate = try signer("signer", of: root)
        let other = try signer("other", of: root)
        let exchange = try OCSPExchange(about: certificate, issuer: issuer, nonce: nonce)
        func refused(_ fault: RevocationFault, _ answer: [UInt8]) {
            #expect(throws: fault) { try exchange.statement(from: answer, freshSeconds: 60, at: Date()) }
        }
        let again = try OCSPExchange(about: certificate, issuer: issuer, nonce: nonce.reversed())
        refused(.nonceDiffers, try root.answer(again.request, signedBy: "ca"))
        let open = try OCSPExchange(about: certificate, issuer: issuer, nonce: [])
        let openAnswer = try root.answer(open.request, signedBy: "ca")
        refused(.nonceMissing, openAnswer)
        #expect(try open.statement(from: openAnswer, freshSeconds: 60, at: Date()).answer == .good)
        let foreign = try OCSPExchange(about: other, issuer: issuer, nonce: nonce)
        refused(.certificateNotAnswered, try root.answer(foreign.request, signedBy: "ca"))

        let answer = try root.answer(exchange.request, signedBy: "ca")
        var forged = answer
        // Within the signed part: the answer has the nonce in it once.
        let position = try #require(forged.indices.first { forged[$0...].starts(with: nonce) })
        forged[position] ^= 1
        refused(.signatureInvalid, forged)
        for broken in [[], [0x30], Array(answer.dropLast()), answer + [0]] { refused(.unreadable, broken) }
        // An answer of status tryLater.
        refused(.responderRefused(status: 3), [0x30, 0x03, 0x0A, 0x01, 0x03])
        #expect(throws: RevocationFault.wrongIssuer) {
            try OCSPExchange(about: certificate, issuer: TestAuthority("other").issuer(), nonce: [])
        }
    }

    /// Everybody who asks for status asks what openssl asks.
    @Test func theRequestIsTheOneThatOpenSSLMakes() throws {
        let root = try authority()
        let certificate = try signer("signer", of: root)
        let exchange = try OCSPExchange(about: certificate, issuer: root.issuer(), nonce: [])
        try root.openssl([
            "ocsp", "-issuer", root.folder.path("ca.pem"), "-cert", root.folder.path("signer.pem"), "-no_nonce",
            "-reqout", root.folder.path("oracle.der"),
        ])
        #expect(try root.folder.read("oracle.der") == exchange.request)
    }
}
