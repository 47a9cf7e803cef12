public import XMLCore

/// The answer to requests: whether each was taken, and what is wrong with it.
///
///     ReceiptV05
///       MsgHdr        MessageHeader9       1..1
///         MsgId       Max35Text            1..1
///         CreDtTm     ISODateTime          0..1
///         ReqTp       RequestType4Choice   0..1
///       RctDtls       Receipt3             1..n
///       SplmtryData   SupplementaryData1   0..n   carried
///
/// - Source: camt.025.001.05, `Document/Rct`.
public struct Receipt: Hashable, Sendable {
    /// Identifies the message for its sender.
    public var messageIdentification: Max35Text
    /// When it was made.
    public var creationDateTime: ISODateTime?
    /// What kind of request it answers.
    @Boxed public var requestType: RequestType?
    /// What became of the requests, at least one.
    public var details: [Details]

    /// A receipt of requests; there must be at least one.
    public init(messageIdentification: Max35Text, creationDateTime: ISODateTime? = nil, details: [Details]) {
        precondition(!details.isEmpty, "a receipt is for at least one request")
        self.messageIdentification = messageIdentification
        self.creationDateTime = creationDateTime
        self.details = details
    }
}

extension Receipt: ElementReadable, ElementWritable {
    /// Reads `Rct`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let header = try children.element("MsgHdr").sequence { header throws(ElementRejection) in
                let identification = try header.required("MsgId", as: Max35Text.self)
                let creation = try header.optional("CreDtTm", as: ISODateTime.self)
                return (identification, creation, try header.optional("ReqTp", as: RequestType.self))
            }
            let first = try children.required("RctDtls", as: Details.self)
            let others = try children.array("RctDtls", as: Details.self)
            children.carried("SplmtryData")
            var receipt = Self(messageIdentification: header.0, creationDateTime: header.1, details: [first] + others)
            receipt.requestType = header.2
            return receipt
        }
    }

    /// Writes the content of `Rct`.
    public func write(to element: ElementWriter) {
        let header = element.child("MsgHdr")
        header.write("MsgId", messageIdentification)
        header.write("CreDtTm", creationDateTime)
        header.write("ReqTp", requestType)
        element.write("RctDtls", each: details)
    }
}

extension Receipt {
    /// What kind of request is answered.
    ///
    ///     RequestType4Choice
    ///       PmtCtrl     ExternalPaymentControlRequestType1Code (4)   1..1
    ///       Enqry       ExternalEnquiryRequestType1Code (4)          1..1
    ///       Prtry       GenericIdentification1                       1..1
    ///         Id        Max35Text                                    1..1
    ///         SchmeNm   Max35Text                                    0..1
    ///         Issr      Max35Text                                    0..1
    ///
    /// - Source: camt.025.001.05, `MsgHdr/ReqTp`.
    public enum RequestType: Hashable, Sendable {
        /// A request to control payments.
        case paymentControl(Max4Text)
        /// A request for information.
        case enquiry(Max4Text)
        /// A kind of one's own, perhaps with its scheme and its issuer.
        case proprietary(Max35Text, scheme: Max35Text?, issuer: Max35Text?)
    }

    /// What became of one request.
    ///
    ///     Receipt3
    ///       OrgnlMsgId   OriginalMessageAndIssuer1      1..1
    ///         MsgId      Max35Text                      1..1
    ///         MsgNmId    Max35Text                      0..1
    ///         OrgtrNm    Max70Text                      0..1
    ///       OrgnlPmtId   PaymentIdentification6Choice   0..1
    ///       ReqHdlg      RequestHandling1               0..n
    ///         StsCd      Max4AlphaNumericText           1..1
    ///         Desc       Max140Text                     0..1
    ///
    /// - Source: camt.025.001.05, `Rct/RctDtls`.
    public struct Details: Hashable, Sendable {
        /// The identification of the request's message.
        public var originalMessageIdentification: Max35Text
        /// Its definition, such as `camt.060.001.05`.
        public var originalMessageName: Max35Text?
        /// Who made it.
        public var originatorName: Max70Text?
        /// The payment the request was about.
        @Boxed public var originalPayment: OriginalPayment?
        /// What became of it, each with its status.
        public var handling: [Handling] = []

        /// What became of a request.
        public init(originalMessageIdentification: Max35Text, handling: [Handling] = []) {
            self.originalMessageIdentification = originalMessageIdentification
            self.handling = handling
        }
    }

    /// What became of a request, as a code that the two sides know, and in words.
    public struct Handling: Hashable, Sendable {
        /// The code.
        public var status: Max4AlphanumericText
        /// The words.
        public var description: Max140Text?

        /// A status, perhaps with words.
        public init(status: Max4AlphanumericText, description: Max140Text? = nil) {
            self.status = status
            self.description = description
        }
    }
}

extension Receipt.RequestType: ElementReadable, ElementWritable {
    /// Reads the one that is there.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let code = try children.optional("PmtCtrl", as: Max4Text.self) { return .paymentControl(code) }
            if let code = try children.optional("Enqry", as: Max4Text.self) { return .enquiry(code) }
            return try children.element("Prtry").sequence { own throws(ElementRejection) in
                let identification = try own.required("Id", as: Max35Text.self)
                let scheme = try own.optional("SchmeNm", as: Max35Text.self)
                return .proprietary(identification, scheme: scheme, issuer: try own.optional("Issr"))
            }
        }
    }

    /// Writes the one that is there.
    public func write(to element: ElementWriter) {
        switch self {
        case .paymentControl(let code): element.write("PmtCtrl", code)
        case .enquiry(let code): element.write("Enqry", code)
        case .proprietary(let identification, let scheme, let issuer):
            let own = element.child("Prtry")
            own.write("Id", identification)
            own.write("SchmeNm", scheme)
            own.write("Issr", issuer)
        }
    }
}

extension Receipt.Details: ElementReadable, ElementWritable {
    /// Reads `RctDtls`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var details = try children.element("OrgnlMsgId").sequence { original throws(ElementRejection) in
                var details = Self(originalMessageIdentification: try original.required("MsgId"))
                details.originalMessageName = try original.optional("MsgNmId")
                details.originatorName = try original.optional("OrgtrNm")
                return details
            }
            details.originalPayment = try children.optional("OrgnlPmtId")
            details.handling = try children.array("ReqHdlg")
            return details
        }
    }

    /// Writes the content of `RctDtls`.
    public func write(to element: ElementWriter) {
        let original = element.child("OrgnlMsgId")
        original.write("MsgId", originalMessageIdentification)
        original.write("MsgNmId", originalMessageName)
        original.write("OrgtrNm", originatorName)
        element.write("OrgnlPmtId", originalPayment)
        element.write("ReqHdlg", each: handling)
    }
}

extension Receipt.Handling: ElementReadable, ElementWritable {
    /// Reads `ReqHdlg`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let status = try children.required("StsCd", as: Max4AlphanumericText.self)
            return Self(status: status, description: try children.optional("Desc"))
        }
    }

    /// Writes the content of `ReqHdlg`.
    public func write(to element: ElementWriter) {
        element.write("StsCd", status)
        element.write("Desc", description)
    }
}
