import Foundation
import XMLCore

/// The one form of the properties that a signature may state, element for element (XAdES-B, ETSI EN 319 132-1).
///
///     ds:Object
///       xades:QualifyingProperties         Target = # and the Id of ds:Signature
///         xades:SignedProperties           Id; a reference of ds:SignedInfo digests it
///           xades:SignedSignatureProperties
///             xades:SigningTime            YYYY-MM-DDTHH:MM:SSZ
///             xades:SigningCertificateV2
///               xades:Cert
///                 xades:CertDigest
///                   ds:DigestMethod        Algorithm = the suite's
///                   ds:DigestValue         the digest of the signer's registered certificate
///         xades:UnsignedProperties         where time stamps are accepted (XAdES-T)
///           xades:UnsignedSignatureProperties
///             xades:SignatureTimeStamp
///               ds:CanonicalizationMethod  Algorithm = exclusive C14N
///               xades:EncapsulatedTimeStamp  RFC 3161 token over the canonical ds:SignatureValue
struct SignedPropertiesTemplate {
    static let namespace = "http://uri.etsi.org/01903/v1.3.2#"
    static let referenceType = "http://uri.etsi.org/01903#SignedProperties"

    /// What is digested.
    let element: Element
    let identifier: String
    let signingTime: Date
    let certificateDigest: [UInt8]
    /// The stamp over the signature's value; nil where there is none.
    let timeStampToken: [UInt8]?

    /// Holds `ds:Object` against the template; throws the first breach.
    init(
        _ object: Element, signatureIdentifier: String, _ method: SignatureMethod,
        timeStamps: TimeStampPolicy
    ) throws(TemplateBreach) {
        try object.refuseAttributes()
        let qualifying = try object.lone("QualifyingProperties", in: Self.namespace)
        guard try qualifying.only("Target") == "#" + signatureIdentifier else {
            throw .attribute(line: qualifying.line)
        }
        let isStamped =
            switch timeStamps {
            case .refused: false
            case .accepted: qualifying.child("UnsignedProperties") != nil
            case .required: true
            }
        let groups = try qualifying.exactly(["SignedProperties"] + (isStamped ? ["UnsignedProperties"] : []))
        element = groups[0]
        timeStampToken = isStamped ? try Self.token(in: groups[1]) : nil
        identifier = try element.only("Id")
        guard SignatureTemplate.isPlainIdentifier(identifier), identifier != signatureIdentifier else {
            throw .attribute(line: element.line)
        }
        let properties = try element.exactly(["SignedSignatureProperties"])[0]
        try properties.refuseAttributes()
        let parts = try properties.exactly(["SigningTime", "SigningCertificateV2"])
        try parts[0].refuseAttributes()
        guard let text = try? parts[0].plainText(), let time = SigningTime.readUTC(text) else {
            throw .structure(ElementRejection(parts[0], .invalidValue("SigningTime")))
        }
        signingTime = time
        try parts[1].refuseAttributes()
        let certificate = try parts[1].exactly(["Cert"])[0]
        try certificate.refuseAttributes()
        let digest = try certificate.exactly(["CertDigest"])[0]
        try digest.refuseAttributes()
        let values = try digest.exactly(["DigestMethod", "DigestValue"], in: SignatureTemplate.namespace)
        guard try values[0].algorithm() == method.digestMethodURI else { throw .algorithm(line: values[0].line) }
        let length = method.suite.digestAlgorithm.bytes
        certificateDigest = try values[1].base64(bytes: length...length)
    }
}

extension SignedPropertiesTemplate {
    /// `UnsignedProperties / UnsignedSignatureProperties / SignatureTimeStamp`: the canonical form that was stamped,
    /// and the token.
    private static func token(in unsigned: Element) throws(TemplateBreach) -> [UInt8] {
        try unsigned.refuseAttributes()
        let properties = try unsigned.exactly(["UnsignedSignatureProperties"])[0]
        try properties.refuseAttributes()
        let stamp = try properties.exactly(["SignatureTimeStamp"])[0]
        try stamp.refuseAttributes()
        let parts = try stamp.elements()
        guard parts.count == 2, parts[0].isNamed("CanonicalizationMethod", in: SignatureTemplate.namespace),
            parts[1].isNamed("EncapsulatedTimeStamp", in: namespace)
        else { throw .structure(ElementRejection(stamp, .missingElement("EncapsulatedTimeStamp"))) }
        guard try parts[0].algorithm() == SignatureForm.exclusiveC14N else { throw .transform(line: parts[0].line) }
        return try parts[1].base64(bytes: 1...(32 << 10))
    }
}

extension SigningTime {
    /// The one spelling of the template: whole seconds of UTC.
    static func readUTC(_ text: String) -> Date? {
        guard text.utf8.count == 20, text.hasSuffix("Z"), let time = read(text), write(time) == text else { return nil }
        return time
    }

    /// `YYYY-MM-DDTHH:MM:SSZ`; a part of a second is cut off.
    static func write(_ time: Date) -> String {
        let seconds = Int(time.timeIntervalSince1970.rounded(.down))
        let days = (seconds - seconds.modulo(86_400)) / 86_400
        let rest = seconds.modulo(86_400)
        // Days since 0000-03-01, in eras of 400 years: the arithmetic of the Gregorian calendar without tables.
        let shifted = days + 719_468
        let era = (shifted - shifted.modulo(146_097)) / 146_097
        let day = shifted.modulo(146_097)
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let date = (
            year: era * 400 + year + (month >= 10 ? 1 : 0), month: month < 10 ? month + 3 : month - 9,
            day: dayOfYear - (153 * month + 2) / 5 + 1
        )
        func padded(_ value: Int, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T"
            + padded(rest / 3600, 2) + ":" + padded(rest / 60 % 60, 2) + ":" + padded(rest % 60, 2) + "Z"
    }
}

extension Int {
    fileprivate func modulo(_ divisor: Int) -> Int {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}

extension Element {
    /// The children, if they are exactly these in this namespace, with only white space between them.
    fileprivate func exactly(_ tags: [StaticString], in namespace: String) throws(TemplateBreach) -> [Element] {
        let found = try elements()
        for (index, tag) in tags.enumerated() {
            guard index < found.count else {
                throw .structure(ElementRejection(self, .missingElement(tag.description)))
            }
            guard found[index].isNamed(tag, in: namespace) else {
                throw .structure(ElementRejection(found[index], .unexpectedElement(found[index].localName)))
            }
        }
        if found.count > tags.count {
            let extra = found[tags.count]
            throw .structure(ElementRejection(extra, .unexpectedElement(extra.localName)))
        }
        return found
    }

    fileprivate func lone(_ tag: StaticString, in namespace: String) throws(TemplateBreach) -> Element {
        try exactly([tag], in: namespace)[0]
    }
}
