public import XMLCore

/// What a transaction behind an entry was for: in words, or by the documents it pays.
///
///     RemittanceInformation16, RemittanceInformation26
///       Ustrd   Max140Text                                 0..n
///       Strd    StructuredRemittanceInformation16 and 22   0..n
///
/// - Source: camt.052, camt.053, camt.054: `TxDtls/RmtInf`.
public struct EntryRemittance: Hashable, Sendable {
    /// Lines of free text.
    public var unstructured: [Max140Text]
    /// The documents and references that the payer gave.
    public var structured: [StructuredRemittance]

    /// Lines of free text, documents, or both.
    public init(unstructured: [Max140Text] = [], structured: [StructuredRemittance] = []) {
        self.unstructured = unstructured
        self.structured = structured
    }
}

extension EntryRemittance: ElementReadable, ElementWritable {
    /// Reads `RmtInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let lines = try children.array("Ustrd", as: Max140Text.self)
            return Self(unstructured: lines, structured: try children.array("Strd"))
        }
    }

    /// Writes the content of `RmtInf`.
    public func write(to element: ElementWriter) {
        element.write("Ustrd", each: unstructured)
        element.write("Strd", each: structured)
    }
}

/// The documents that a payment pays, and the reference by which the creditor knows it.
///
///     StructuredRemittanceInformation16, StructuredRemittanceInformation22
///       RfrdDocInf    ReferredDocumentInformation7 and 8    0..n
///       RfrdDocAmt    RemittanceAmount2 and 4               0..1   carried
///       CdtrRefInf    CreditorReferenceInformation2 and 3   0..1
///         Tp          ReferenceType                         0..1
///         Ref         Max35Text                             0..1
///       Invcr, Invcee, TaxRmt, GrnshmtRmt                   0..1   carried
///       SctiesData    SecuritiesAttributes1                 0..n   22 only, carried
///       AddtlRmtInf   Max140Text                            0..3
///
/// - Source: camt.052, camt.053, camt.054: `RmtInf/Strd`.
public struct StructuredRemittance: Hashable, Sendable {
    /// Invoices, credit notes and other documents.
    public var documents: [ReferredDocument] = []
    /// The reference that the creditor gave, such as one by ISO 11649.
    @Boxed public var creditorReference: CreditorReference?
    /// More in words, at most three lines.
    public var additionalInformation: [Max140Text] = []

    /// No documents yet.
    public init() {}

    /// The reference by which the creditor knows a payment.
    public struct CreditorReference: Hashable, Sendable {
        /// What kind of reference it is, such as `SCOR`.
        public var type: ReferenceType?
        /// The reference.
        public var reference: Max35Text?

        /// A reference, perhaps of a kind.
        public init(type: ReferenceType? = nil, reference: Max35Text? = nil) {
            self.type = type
            self.reference = reference
        }
    }

    /// A document that a payment pays, in whole or in part.
    ///
    ///     ReferredDocumentInformation7, ReferredDocumentInformation8
    ///       Tp         ReferenceType                    0..1
    ///       Nb         Max35Text                        0..1
    ///       RltdDt     ISODate, DateAndType1            0..1   a date in 7, a date and its type in 8
    ///       LineDtls   DocumentLineInformation1 and 2   0..n   carried
    ///
    /// - Source: camt.052, camt.053, camt.054: `Strd/RfrdDocInf`.
    public struct ReferredDocument: Hashable, Sendable {
        /// What kind of document it is, such as `CINV`.
        public var type: ReferenceType?
        /// Its number.
        public var number: Max35Text?
        /// Its date.
        public var date: ISODate?
        /// What happened on that date: version 14 has it with every date, version 08 with none.
        public var dateType: CodeOrProprietary<4>?

        /// A document by its number.
        public init(type: ReferenceType? = nil, number: Max35Text? = nil) {
            self.type = type
            self.number = number
        }
    }

    /// What kind of document or reference it is.
    ///
    ///     ReferredDocumentType4, DocumentType1, CreditorReferenceType2, CreditorReferenceType3
    ///       CdOrPrtry   Cd (4) | Prtry   1..1   the codes of version 08 are a closed list
    ///       Issr        Max35Text        0..1
    public struct ReferenceType: Hashable, Sendable {
        /// A code, or a name of one's own.
        public var code: CodeOrProprietary<4>
        /// Who issued it.
        public var issuer: Max35Text?

        /// A kind of document or reference.
        public init(code: CodeOrProprietary<4>, issuer: Max35Text? = nil) {
            self.code = code
            self.issuer = issuer
        }
    }
}

extension StructuredRemittance: ElementReadable, ElementWritable {
    /// Reads `Strd`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            var remittance = Self()
            remittance.documents = try children.array("RfrdDocInf")
            children.carried("RfrdDocAmt")
            remittance.creditorReference = try children.optional("CdtrRefInf")
            children.carried("Invcr", "Invcee", "TaxRmt", "GrnshmtRmt", "SctiesData")
            remittance.additionalInformation = try children.array("AddtlRmtInf")
            return remittance
        }
    }

    /// Writes the content of `Strd`; more than three lines have no place.
    public func write(to element: ElementWriter) {
        element.write("RfrdDocInf", each: documents)
        element.write("CdtrRefInf", creditorReference)
        if additionalInformation.count > 3 { element.refuseValue() }
        element.write("AddtlRmtInf", each: additionalInformation)
    }
}

extension StructuredRemittance.CreditorReference: ElementReadable, ElementWritable {
    /// Reads `CdtrRefInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let type = try children.optional("Tp", as: StructuredRemittance.ReferenceType.self)
            return Self(type: type, reference: try children.optional("Ref"))
        }
    }

    /// Writes the content of `CdtrRefInf`.
    public func write(to element: ElementWriter) {
        type?.write(to: element, closedBy: "DocumentType3Code")
        element.write("Ref", reference)
    }
}

extension StructuredRemittance.ReferredDocument: ElementReadable, ElementWritable {
    /// Reads `RfrdDocInf`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let type = try children.optional("Tp", as: StructuredRemittance.ReferenceType.self)
            var document = Self(type: type, number: try children.optional("Nb"))
            if children.isNext("RltdDt") { try document.read(date: children.element("RltdDt")) }
            children.carried("LineDtls")
            return document
        }
    }

    private mutating func read(date element: Element) throws(ElementRejection) {
        guard element.children.contains(where: { _ in true }) else {
            date = try ISODate(element)
            return
        }
        (dateType, date) = try element.sequence { children throws(ElementRejection) in
            (try children.required("Tp"), try children.required("Dt"))
        }
    }

    /// Writes the content of `RfrdDocInf`. A date that has a type in one version alone has no place in the other.
    public func write(to element: ElementWriter) {
        type?.write(to: element, closedBy: "DocumentType6Code")
        element.write("Nb", number)
        switch (date, dateType) {
        case (nil, nil): break
        case (let date?, nil) where !element.defines("DateAndType1"): element.write("RltdDt", date)
        case (let date?, let type?) where element.defines("DateAndType1"):
            let related = element.child("RltdDt")
            related.write("Tp", type)
            related.write("Dt", date)
        default: element.refuseValue()
        }
    }
}

extension StructuredRemittance.ReferenceType: ElementReadable {
    /// Reads `Tp`.
    public init(_ element: Element) throws(ElementRejection) {
        self = try element.sequence { children throws(ElementRejection) in
            let code = try children.required("CdOrPrtry", as: CodeOrProprietary<4>.self)
            return Self(code: code, issuer: try children.optional("Issr"))
        }
    }

    /// Adds `Tp`. A code that a closed list of the version does not have has no place.
    fileprivate func write(to parent: ElementWriter, closedBy list: String) {
        if case .code(let code) = code, !parent.admits(code.text, closedBy: list) { return parent.refuseValue() }
        let element = parent.child("Tp")
        element.write("CdOrPrtry", code)
        element.write("Issr", issuer)
    }
}

extension ElementWriter {
    /// Whether the definition that is being written has the code in a closed list, or has no such list.
    fileprivate func admits(_ code: String, closedBy list: String) -> Bool {
        guard case .simple(let codes) = definition?.structure.types[list] else { return true }
        return codes.enumeration.contains(code)
    }
}
