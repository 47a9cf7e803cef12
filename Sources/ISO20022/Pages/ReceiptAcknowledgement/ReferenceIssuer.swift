public import XMLCore

extension ReceiptAcknowledgement {
    /// Who gave a message its identification.
    ///
    ///     PartyIdentification136
    ///       Id           PartyIdentification120Choice   1..1
    ///         AnyBIC     AnyBICDec2014Identifier
    ///         PrtryId    GenericIdentification36
    ///         NmAndAdr   NameAndAddress5
    ///       LEI          LEIIdentifier                  0..1
    ///
    /// - Source: admi.007.001.01, `RctAck/Rpt/RltdRef/RefIssr`.
    public struct ReferenceIssuer: Hashable, Sendable {
        /// The ways to name the issuer.
        public enum Identification: Hashable, Sendable {
            /// By its business identifier code.
            case bic(BICFI)
            /// By an identification of somebody's own scheme.
            case proprietary(ProprietaryIdentification)
            /// By its name; the address beside it is carried.
            case name(Max350Text)
        }
        /// By what it is identified.
        public var identification: Identification
        /// Legal entity identifier.
        public var lei: LEI?

        /// An issuer.
        public init(identification: Identification, lei: LEI? = nil) {
            self.identification = identification
            self.lei = lei
        }
    }

    /// An identification and who issued it.
    ///
    ///     GenericIdentification36
    ///       Id        Max35Text   1..1
    ///       Issr      Max35Text   1..1
    ///       SchmeNm   Max35Text   0..1
    ///
    /// - Source: admi.007.001.01, `RctAck/Rpt/RltdRef/RefIssr/Id/PrtryId`.
    public struct ProprietaryIdentification: Hashable, Sendable {
        /// The identification itself.
        public var identification: Max35Text
        /// Who issued it.
        public var issuer: Max35Text
        /// The scheme it belongs to.
        public var scheme: Max35Text?

        /// An identification and who issued it.
        public init(identification: Max35Text, issuer: Max35Text, scheme: Max35Text? = nil) {
            self.identification = identification
            self.issuer = issuer
            self.scheme = scheme
        }
    }
}

extension ReceiptAcknowledgement.ReferenceIssuer: ElementReadable, ElementWritable {
    /// Reads `RefIssr`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.required("Id", as: Identification.self)
            return Self(identification: identification, lei: try children.optional("LEI"))
        }
    }

    /// Writes the content of `RefIssr`.
    public func write(to element: ElementWriter) {
        element.write("Id", identification)
        element.write("LEI", lei)
    }
}

extension ReceiptAcknowledgement.ReferenceIssuer.Identification: ElementReadable, ElementWritable {
    /// Reads `AnyBIC`, `PrtryId` or `NmAndAdr`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            if let bic = try children.optional("AnyBIC", as: BICFI.self) { return .bic(bic) }
            if let own = try children.optional(
                "PrtryId", as: ReceiptAcknowledgement.ProprietaryIdentification.self)
            {
                return .proprietary(own)
            }
            return try children.element("NmAndAdr").sequence { children throws(ElementRejection) in
                let name = try children.required("Nm", as: Max350Text.self)
                children.carried("Adr")
                return .name(name)
            }
        }
    }

    /// Writes `AnyBIC`, `PrtryId` or `NmAndAdr`.
    public func write(to element: ElementWriter) {
        switch self {
        case .bic(let bic): element.write("AnyBIC", bic)
        case .proprietary(let own): element.write("PrtryId", own)
        case .name(let name): element.child("NmAndAdr").write("Nm", name)
        }
    }
}

extension ReceiptAcknowledgement.ProprietaryIdentification: ElementReadable, ElementWritable {
    /// Reads the identification.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let identification = try children.required("Id", as: Max35Text.self)
            let issuer = try children.required("Issr", as: Max35Text.self)
            return Self(identification: identification, issuer: issuer, scheme: try children.optional("SchmeNm"))
        }
    }

    /// Writes the identification.
    public func write(to element: ElementWriter) {
        element.write("Id", identification)
        element.write("Issr", issuer)
        element.write("SchmeNm", scheme)
    }
}
