import ArgumentParser
import DualSign
import Foundation
import XMLCore

/// `gateway sign`: adds one signature to a message.
struct SignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Adds one signature to a message and writes the signed message.",
        discussion: """
            Profile `header` signs a plain envelope in its header. Profile `cosigned` adds a parallel signature to a \
            co-signed message; to make one of a plain envelope, give the settlement terms with --terms. Profile \
            `document` signs at the end of the document, in a plain envelope or in a file that is a document alone.
            """)

    @Option(help: "header, cosigned or document.")
    var profile: String

    @OptionGroup var keyOptions: SigningKeyOptions

    @Option(help: "The signer's jurisdiction, two letters; needed for profile cosigned.")
    var jurisdiction: String?

    @Option(help: "A file with the Terms element, for profile cosigned on a plain envelope.")
    var terms: String?

    @Flag(help: "State the time of signing and the certificate in the signature (XAdES-B).")
    var xades = false

    @Option(help: "Where the signed message goes; standard output unless given.")
    var output: String?

    @Flag(help: "Leaves core files and debuggers possible while the key is in memory.")
    var allowDumps = false

    @Argument(help: "The message; - for standard input.")
    var file: String

    func run() throws {
        guard let profile = SignatureProfile(rawValue: profile) else {
            throw CommandFault("there is no profile \(profile); known: header, cosigned, document")
        }
        _ = allowDumps ? GatewayCommand.secrets : GatewayCommand.secrets.forbiddingDumps()
        let loaded = try keyOptions.load()
        let key = xades ? loaded.stating(signingTime: Date()) : loaded
        let bytes = try Files.read(file)
        do {
            let xml = try ParsedXML(bytes, limits: .statement)
            if profile == .document, xml.root.isNamed("Document") {
                try Files.write(DocumentProfile.sign(SignedDocument(xml), key: key), to: output)
            } else {
                try Files.write(try sign(MessageEnvelope(xml), profile: profile, key: key), to: output)
            }
        } catch let rejection as XMLRejection {
            try refuse("the message cannot be read (\(rejection.rule))")
        } catch let rejection as EnvelopeRejection {
            try refuse("the message is in no envelope that can be signed (\(rejection))")
        } catch let fault as SigningFault {
            try refuse("the message cannot be signed (\(fault))")
        }
    }

    private func sign(_ envelope: MessageEnvelope, profile: SignatureProfile, key: SigningKey) throws -> [UInt8] {
        switch profile {
        case .header:
            return try HeaderProfile.sign(envelope, key: key)
        case .document:
            return try DocumentProfile.sign(envelope, key: key)
        case .kazakhNested:
            throw CommandFault("profile kz-nested is verified, never made")
        case .cosigned:
            guard let name = jurisdiction, let jurisdiction = Jurisdiction(name) else {
                throw CommandFault("--jurisdiction with two letters is needed for profile cosigned")
            }
            if envelope.shape == .coSigned {
                return try CoSignedProfile.addSignature(to: envelope, key: key, jurisdiction: jurisdiction)
            }
            return try CoSignedProfile.sign(envelope, terms: readTerms(), key: key, jurisdiction: jurisdiction)
        }
    }

    private func readTerms() throws -> SettlementTerms {
        guard let terms else { throw CommandFault("--terms is needed to co-sign a plain envelope") }
        do {
            return try SettlementTerms(ParsedXML(Files.read(terms), limits: .payment).root)
        } catch let rejection as ElementRejection {
            throw CommandFault("\(terms): \(rejection.path) is not as settlement terms are written")
        } catch let rejection as XMLRejection {
            throw CommandFault("\(terms) is not XML that can be read (\(rejection.rule))")
        }
    }

    private func refuse(_ reason: String) throws {
        writeNotice("gateway: \(file): \(reason)")
        throw ExitCode(1)
    }
}
