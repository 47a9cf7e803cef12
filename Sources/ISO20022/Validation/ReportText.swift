extension ValidationReport {
    /// The report for people: the file and its verdict, then each finding with its place, its sentence, what stands
    /// there and the reason a reply would give.
    ///
    ///     payment.xml: pacs.008.001.08 INVALID (errors: 1, warnings: 0)
    ///       14:9  error  /Document/FIToFICstmrCdtTrf/CdtTrfTxInf/PmtId/UETR
    ///         UETR must be a lower-case UUID version 4.
    ///         value: "ABC"
    ///         reason: FF01 The message is incomplete or its format is wrong.  (xsd:cvc-pattern-valid)
    public func text(file: String, language: Language = .english) -> String {
        let words = ReportWords.self
        let errors = findings.count { $0.severity == .error }
        let what = message ?? header ?? words.noMessage[language]
        let verdict = (isValid ? words.valid : words.invalid)[language]
        var counts = ""
        if !findings.isEmpty {
            counts = " (\(words.errors[language]): \(errors), \(words.warnings[language]): \(findings.count - errors))"
        }
        let head = "\(file): \(what) \(verdict)\(counts)"
        return ([head] + findings.map { Self.lines(of: $0, language) }).joined(separator: "\n")
    }

    private static func lines(of finding: Finding, _ language: Language) -> String {
        let words = ReportWords.self
        let place =
            switch (finding.line, finding.column) {
            case (0, _): "-"
            case (let line, 0): "\(line)"
            case (let line, let column): "\(line):\(column)"
            }
        let severity = (finding.severity == .error ? words.error : words.warning)[language]
        let said = finding.words
        var lines = [
            "  " + [place, severity, finding.path].filter { !$0.isEmpty }.joined(separator: "  "),
            "    \(said.text.said(in: language, rule: finding.rule))",
        ]
        if let value = finding.value {
            lines.append("    \(words.value[language]): \"\(printable(value))\"")
        }
        let reason = "\(said.reason.rawValue) \(said.reason.text(in: language))"
        lines.append("    \(words.reason[language]): \(reason)  (\(finding.rule))")
        return lines.joined(separator: "\n")
    }

    /// At most sixty characters on one line; what a terminal would act on is shown as its code.
    private static func printable(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars.prefix(60) {
            let isShown = scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
            text += isShown ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
        }
        return value.unicodeScalars.count > 60 ? text + "…" : text
    }
}

/// The words around findings.
private enum ReportWords {
    static let noMessage = InThreeLanguages("no message", ru: "нет сообщения", kk: "хабарлама жоқ")
    static let valid = InThreeLanguages("valid", ru: "верно", kk: "жарамды")
    static let invalid = InThreeLanguages("INVALID", ru: "НЕВЕРНО", kk: "ЖАРАМСЫЗ")
    static let error = InThreeLanguages("error", ru: "ошибка", kk: "қате")
    static let warning = InThreeLanguages("warning", ru: "предупреждение", kk: "ескерту")
    static let errors = InThreeLanguages("errors", ru: "ошибок", kk: "қателер")
    static let warnings = InThreeLanguages("warnings", ru: "предупреждений", kk: "ескертулер")
    static let value = InThreeLanguages("value", ru: "значение", kk: "мәні")
    static let reason = InThreeLanguages("reason", ru: "причина", kk: "себебі")
}
