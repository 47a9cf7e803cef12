import XMLCore

/// ISO rules of head.001.001.02. B3 is in the schema, B4 in `validate`; B5 and B6 bind version .01 alone.
enum HeaderRules {
    static func check(_ header: BusinessApplicationHeader, _ report: inout RuleReport) {
        b1RelatedPresentWhenCopyDuplicate(header, &report)
        b2OnlySignatureElement(&report)
    }

    /// B1: a copy or a duplicate says of which message.
    static func b1RelatedPresentWhenCopyDuplicate(_ header: BusinessApplicationHeader, _ report: inout RuleReport) {
        guard let kind = header.copyDuplicate, header.related.isEmpty else { return }
        report.breach(
            "iso:B1", .requiredCompulsoryElementMissing, at: .header[.copyDuplicate], value: kind.rawValue,
            "A copy or a duplicate must carry the header of the message it repeats.")
    }

    /// B2: a signature envelope holds a signature, which the schema's wildcard does not say.
    static func b2OnlySignatureElement(_ report: inout RuleReport) {
        for element in report.children(at: .header[.signature]) where !element.isNamed("Signature") {
            report.breach(
                "iso:B2", .unknownDataSignatureFormat, at: .header[.signature], value: element.localName,
                "The signature envelope must hold a Signature and nothing else.")
        }
    }
}
