import DualSign
import Testing
import XMLCore

/// The header profile in the envelopes of others: what was signed is found and verified.
@Suite struct ForeignEnvelopeTests {
    private static let names = ["swift", "swift-saa", "request-payload", "nvlp", "soap-1.1", "fednow-incoming"]

    /// The header and the document of a signed message, in another envelope.
    private static func moved(_ signed: [UInt8], _ name: String) throws -> String {
        let inside = text(signed)
        let header = inside.stretch(from: "<AppHdr", to: "</AppHdr>")
        let document = inside.stretch(from: "<Document", to: "</Document>")
        return switch name {
        case "swift": "<Envelope xmlns=\"urn:swift:xsd:envelope\">\(header)\n\(document)</Envelope>"
        case "swift-saa":
            "<s:DataPDU xmlns:s=\"urn:swift:saa:xsd:saa.2.0\"><s:Revision>2.0.9</s:Revision><s:Body>\(header)"
                + "\(document)</s:Body></s:DataPDU>"
        case "request-payload": "<RequestPayload>\(header)\(document)</RequestPayload>"
        case "nvlp":
            "<BizMsgEnvlp xmlns=\"urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01\"><Hdr>\(header)</Hdr>"
                + "<Doc>\(document)</Doc></BizMsgEnvlp>"
        case "soap-1.1":
            "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:x=\"urn:unused\"><e:Header/>"
                + "<e:Body>\(header)\(document)</e:Body></e:Envelope>"
        default:
            "<FedNowIncoming xmlns=\"urn:fednow:incoming:v001\"><FedNowIncomingMessage><FedNowCustomerCreditTransfer>"
                + "\(header)\(document)</FedNowCustomerCreditTransfer></FedNowIncomingMessage></FedNowIncoming>"
        }
    }

    private static func envelope(_ text: String) throws -> MessageEnvelope {
        try MessageEnvelope(ParsedXML(text.bytes, limits: .payment), shapes: EnvelopeShape.all)
    }

    @Test(arguments: names)
    func aHeaderSignatureHoldsAndIsCoSigned(_ name: String) throws {
        let (xa, kz) = (Signers.key(.ecdsaP256SHA256), Signers.key(.ecdsaP384SHA384, Signers.kz))
        let signed = try Messages.headerSigned(by: xa)
        let arrived = try Self.envelope(try Self.moved(signed, name))
        #expect(arrived.envelopeShape.name == name)
        let verified = try verify(
            arrived, profile: .header, registry: registry(xa: xa, kz: kz), messageDefinition: definition, at: now)
        #expect(verified.header == arrived.header && verified.document == arrived.document)
        let made = try CoSignedProfile.coSign(
            arrived, terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"), at: now)
        let both = try verifyComplete(
            DualSignTests.envelope(made.message), registry: registry(xa: xa, kz: kz),
            required: [jurisdiction("XA"), jurisdiction("KZ")], messageDefinition: definition,
            agreedTerms: Messages.terms, at: now)
        #expect(both.signers.count == 2)
        // Out of our own envelope it is the same message, to the byte.
        let own = try CoSignedProfile.coSign(
            DualSignTests.envelope(signed), terms: Messages.terms, key: kz, jurisdiction: jurisdiction("KZ"), at: now)
        let messages = [made, own].map { text($0.message).stretch(from: "<CoSignedMessage", to: "</Message>") }
        #expect(messages[0] == messages[1])
    }

    @Test(arguments: names)
    func aChangedMessageDoesNotVerify(_ name: String) throws {
        let (xa, kz) = (Signers.key(.ecdsaP256SHA256), Signers.key(.ecdsaP384SHA384, Signers.kz))
        let moved = try Self.moved(Messages.headerSigned(by: xa), name).replacingOnly("1250.00", with: "1250.01")
        #expect(throws: SignatureRejection.self) {
            try verify(
                Self.envelope(moved), profile: .header, registry: registry(xa: xa, kz: kz),
                messageDefinition: definition, at: now)
        }
    }

    /// The signed message beside the one that would be read: no shape has room for both.
    @Test(arguments: names)
    func aWrappedMessageIsNoEnvelope(_ name: String) throws {
        let xa = Signers.key(.ecdsaP256SHA256)
        let moved = try Self.moved(Messages.headerSigned(by: xa), name)
        let document = moved.stretch(from: "<Document", to: "</Document>")
        let forged = document.replacingOnly("1250.00", with: "9250.00")
        for text in [
            moved.replacingOnly(document, with: document + forged),
            moved.replacingOnly(document, with: forged + document),
            moved.replacingOnly(document, with: "<Wrapper>\(document)</Wrapper>" + forged),
        ] {
            #expect(throws: EnvelopeRejection.self) { try Self.envelope(text) }
        }
    }

    @Test func aCoSignatureNeedsOurEnvelope() throws {
        let (xa, kz) = (Signers.key(.ecdsaP256SHA256), Signers.key(.ecdsaP384SHA384, Signers.kz))
        let arrived = try Self.envelope(try Self.moved(Messages.headerSigned(by: xa), "swift"))
        #expect(throws: SignatureRejection.formatNotAllowed(.envelope)) {
            try verify(
                arrived, profile: .cosigned, registry: registry(xa: xa, kz: kz), messageDefinition: definition, at: now)
        }
        #expect(throws: SigningFault.envelope) {
            try CoSignedProfile.addSignature(to: arrived, key: kz, jurisdiction: jurisdiction("KZ"))
        }
    }
}
