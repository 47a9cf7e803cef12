extension EnvelopeShape {
    /// Every shape there is. No two have the same root element, so a root says which shape is meant.
    public static let all = [plain, coSigned] + networks + toolkits + systems

    /// The shapes of this gateway, which every channel accepts unless its configuration says otherwise.
    public static let ours = [plain, coSigned]

    /// Our envelope around one message.
    public static let plain = EnvelopeShape(
        "plain", .element("Envelope", in: MessageEnvelope.plainNamespace, [.header, .document]))

    /// Our envelope around a message with terms and parallel signatures.
    public static let coSigned = EnvelopeShape(
        "cosigned",
        .element(
            "CoSignedMessage", in: MessageEnvelope.coSignedNamespace,
            [
                .element("Message", in: MessageEnvelope.coSignedNamespace, [.header, .document]),
                .companion("Terms", in: MessageEnvelope.coSignedNamespace, isOptional: false),
                .companion("Signature", in: MessageEnvelope.signatureNamespace, isOptional: false),
            ]))

    /// What networks and the standard itself define.
    private static let networks = [
        EnvelopeShape("swift", .element("Envelope", in: "urn:swift:xsd:envelope", [.header, .document])),
        EnvelopeShape("swift-saa", dataPDU("urn:swift:saa:xsd:saa.2.0")),
        // ISO 20022's own envelope (nvlp.001.001.01).
        EnvelopeShape(
            "nvlp",
            .element(
                "BizMsgEnvlp", in: nvlp,
                [
                    .element("Hdr", in: nvlp, [.header]), .element("Doc", in: nvlp, [.document]),
                    .companion("Ref", in: nvlp), .companion("SplmtryData", in: nvlp),
                ])),
        // ISO 20022's business file with one message in it, as a securities settlement platform sends it.
        EnvelopeShape(
            "business-file",
            .element(
                "Xchg", in: head + "002.001.01",
                [
                    .companion("PyldDesc", in: head + "002.001.01", isOptional: false),
                    .element(
                        "Pyld", in: head + "002.001.01",
                        [.element("BizData", in: head + "003.001.01", [.header, .document])]),
                ])),
        EnvelopeShape("soap-1.1", soap("http://schemas.xmlsoap.org/soap/envelope/")),
        EnvelopeShape("soap-1.2", soap("http://www.w3.org/2003/05/soap-envelope")),
    ]

    /// What toolkits and middleware put around a message when nobody says otherwise.
    private static let toolkits = [
        EnvelopeShape("request-payload", .element("RequestPayload", in: "", [.header, .document])),
        EnvelopeShape("bus-msg", .element("BusMsg", in: "", [.header, .document])),
        EnvelopeShape("biz-msg-envlp", .element("BizMsgEnvlp", in: "", [.header, .document])),
        EnvelopeShape("message", .element("Message", in: "", [.header, .document])),
        EnvelopeShape("message-small", .element("message", in: "", [.header, .document])),
        EnvelopeShape("envelope", .element("Envelope", in: "", [.header, .document])),
    ]

    /// What payment systems define around the standard.
    private static let systems = [
        EnvelopeShape(
            "rain-payload",
            .element("RequestPayload", in: "http://ap.com/xsd/message/iso20022/rain.001.01", [.header, .document])),
        EnvelopeShape(
            "bceao-payload", .element("RequestPayload", in: "urn:bceao:pi:xsd:payload.1.0.0", [.header, .document])),
        EnvelopeShape(
            "fednow-incoming",
            fedNow("FedNowIncoming", in: "urn:fednow:incoming:v001", header: "FedNowTechnicalHeader")),
        EnvelopeShape(
            "fednow-outgoing",
            fedNow("FedNowOutgoing", in: "urn:fednow:outgoing:v001", header: "FedNowTechnicalHeader")),
        EnvelopeShape("fedwire-incoming", fedwire("FedwireFundsIncoming", in: "urn:fedwirefunds:incoming:v001")),
        EnvelopeShape("fedwire-outgoing", fedwire("FedwireFundsOutgoing", in: "urn:fedwirefunds:outgoing:v001")),
    ]

    private static let nvlp = "urn:iso:std:iso:20022:tech:xsd:nvlp.001.001.01"
    private static let head = "urn:iso:std:iso:20022:tech:xsd:head."

    /// The unit of an interface to a network: routing before the message, a local authentication code after it.
    private static func dataPDU(_ namespace: String) -> Part {
        .element(
            "DataPDU", in: namespace,
            [
                .companion("Revision", in: namespace), .companion("Header", in: namespace),
                .element("Body", in: namespace, [.header, .document]), .companion("LAU", in: namespace),
            ])
    }

    private static func soap(_ namespace: String) -> Part {
        .element(
            "Envelope", in: namespace,
            [.companion("Header", in: namespace), .element("Body", in: namespace, [.header, .document])])
    }

    /// `Root / RootMessage / one wrapper a kind of message / AppHdr, Document`.
    private static func fedNow(_ root: String, in namespace: String, header: String) -> Part {
        let kinds = [
            "CustomerCreditTransfer", "InstitutionCreditTransfer", "PaymentStatus", "PaymentStatusRequest",
            "PaymentReturn", "ReturnRequest", "ReturnRequestResponse", "MessageReject", "ParticipantBroadcast",
            "ReceiptAcknowledgement", "RetrievalRequest",
        ]
        return .element(
            root, in: namespace,
            [
                .companion(header, in: namespace),
                .element(
                    root + "Message", in: namespace, [wrapper(kinds.map { "FedNow" + $0 }, in: namespace)]),
            ])
    }

    private static func fedwire(_ root: String, in namespace: String) -> Part {
        let kinds = [
            "CustomerCreditTransfer", "FinancialInstitutionCreditTransfer", "PaymentStatus", "PaymentStatusRequest",
            "PaymentReturn", "ReturnRequest", "ReturnRequestResponse", "MessageReject",
        ]
        return .element(
            root, in: namespace,
            [
                .element(
                    root + "Message", in: namespace, [wrapper(kinds.map { "FedwireFunds" + $0 }, in: namespace)])
            ])
    }

    private static func wrapper(_ names: [String], in namespace: String) -> Part {
        Part(names: names, namespaceURI: namespace, content: .parts([.header, .document]), isOptional: false)
    }
}
