import Foundation
import Testing
import XMLCore

@testable import ISO20022

/// Every rule speaks three languages, and says the same in each.
@Suite struct LanguageTests {
    private static let table = SentenceTable.shared
    private static let sources = RuleSources.all

    /// A star stands for the name of a message.
    private static func matches(_ pattern: String, _ rule: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return pattern == rule }
        return rule.hasPrefix(parts[0]) && rule.hasSuffix(parts[1])
    }

    @Test func theSourcesWereFound() {
        #expect(Self.sources.count > 40)
        #expect(RuleSources.rules(in: Self.sources).contains("iso:C31"))
        #expect(
            RuleSources.sentences(in: Self.sources).contains(
                "The number of transactions is {1}, but the message holds {2}."))
    }

    @Test func everyRuleHasASentence() {
        for rule in RuleSources.rules(in: Self.sources).sorted() {
            let isKnown = Self.table.sentences.keys.contains { Self.matches($0, rule) || Self.matches(rule, $0) }
            #expect(isKnown, "\(rule) is in no table of Language/")
        }
    }

    @Test func everySentenceIsInATable() {
        let known = Set(Self.table.sentences.values.flatMap { $0.map(\.english) })
        for sentence in RuleSources.sentences(in: Self.sources).sorted() {
            #expect(known.contains(sentence), "not in Language/: \(sentence)")
        }
    }

    /// What no rule says any more is taken out.
    @Test func everyTableIsUsed() {
        let written = RuleSources.sentences(in: Self.sources)
        let rules = RuleSources.rules(in: Self.sources)
        for (rule, sentences) in Self.table.sentences {
            #expect(rules.contains { Self.matches($0, rule) } || rule.hasPrefix("xsd:"), "\(rule) is no rule")
            for sentence in sentences { #expect(written.contains(sentence.english), "\(rule): \(sentence.english)") }
        }
    }

    @Test func everyTranslationHasTheSameArguments() {
        func arguments(_ text: String) -> Set<Substring> {
            Set(
                text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                    $0.split(separator: "}").first
                })
        }
        for (rule, sentences) in Self.table.sentences {
            for sentence in sentences {
                #expect(arguments(sentence.english) == arguments(sentence.russian), "\(rule) ru: \(sentence.russian)")
                #expect(arguments(sentence.english) == arguments(sentence.kazakh), "\(rule) kk: \(sentence.kazakh)")
                for text in [sentence.english, sentence.russian, sentence.kazakh] {
                    #expect(
                        text.last == sentence.english.last && !text.contains("  ") && !text.hasPrefix(" "),
                        "\(rule): \(text)")
                }
                #expect(sentence.russian != sentence.kazakh && sentence.russian != sentence.english)
                #expect(sentence.russian.unicodeScalars.contains { ("а"..."я").contains($0) })
                #expect(!sentence.russian.contains { "әғқңөұүһі".contains($0) }, "\(rule): \(sentence.russian)")
                // A few short sentences do with the letters that both alphabets have.
                let isShort = sentence.kazakh.count < 60
                #expect(isShort || sentence.kazakh.contains { "әғқңөұүһі".contains($0) }, "\(rule)")
            }
        }
    }

    @Test func everyReasonHasANameInEachLanguage() {
        for reason in StatusReason.allCases {
            let names = Language.allCases.map { reason.text(in: $0) }
            #expect(Set(names).count == 3 && names[0] == reason.text, "\(reason)")
            #expect(names.allSatisfy { $0.hasSuffix(".") }, "\(reason)")
        }
    }

    @Test func everyFieldNameIsThreeNames() {
        #expect(FieldNames.table.count > 250)
        for (tag, names) in FieldNames.table where names.english != tag {
            #expect(names.russian.unicodeScalars.contains { ("а"..."я").contains($0) }, "\(tag)")
            #expect(names.kazakh.unicodeScalars.contains { ("а"..."я").contains($0) }, "\(tag)")
            #expect(!names.english.unicodeScalars.contains { !$0.isASCII }, "\(tag)")
        }
        // A name that no definition uses is a slip of the pen.
        let tags = Set(
            MessageDefinition.allCases.flatMap { definition in
                String(decoding: MessageSchemas.xsd(for: definition), as: UTF8.self)
                    .split(separator: " name=\"").dropFirst().compactMap {
                        $0.split(separator: "\"").first.map(String.init)
                    }
            })
        for tag in FieldNames.table.keys { #expect(tags.contains(tag), "\(tag)") }
    }

    @Test(arguments: [
        (Language.english, "Interbank settlement amount (IntrBkSttlmAmt) must have at most 5 digits after the point."),
        (.russian, "Наибольшее число цифр после точки в поле «Сумма межбанковского расчёта» (IntrBkSttlmAmt): 5."),
        (
            .kazakh,
            "«Банкаралық есеп айырысу сомасы» (IntrBkSttlmAmt) өрісіндегі нүктеден кейінгі цифрлардың ең көп саны: 5."
        ),
    ])
    func aFindingInEachLanguage(_ language: Language, _ text: String) {
        let finding = Finding(
            rule: "xsd:cvc-fractionDigits-valid", path: "/Document", line: 1, reason: .invalidAmount,
            text: "\(field: "IntrBkSttlmAmt") must have at most \(5) digits after the point.")
        #expect(finding.text(in: language) == text)
    }

    @Test func aSentenceIsPutTogetherFromItsHalves() {
        let text: FindingText = "\(1) and \(2), " + "then \(codes: ["A", "B", "C"]) {x} and \(fields: ["UETR", "Nm"])."
        #expect(text.template == "{1} and {2}, then {3} {x} and {4}.")
        #expect(text.description == "1 and 2, then A, B or C {x} and UETR or Name (Nm).")
        #expect(FindingText(verbatim: "{1} is {2}").description == "{1} is {2}")
        #expect(FindingText("\("{2}") \("x")").description == "{2} x")
    }

    @Test(arguments: [
        ("iso:a\nen A.\nru Б.\n", 0), ("en A.\nru Б.\nkk В.", 1), ("iso:a\nru Б.", 2), ("iso:a", 0),
        ("iso:a\nen A.\nkk В.", 3), ("iso:a\nen A.\nru Б.\nkk В.\niso:b", 5), ("iso:a\nen ", 2),
    ])
    func aMalformedTableIsRefused(_ table: String, _ line: Int) {
        #expect { try SentenceTable([table]) } throws: { error in
            let fault = error as? SentenceTableFault
            return fault?.line == line || line == 0
        }
    }
}

/// The rules and the sentences that stand in the program's own text.
enum RuleSources {
    static let all: [String] = {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources")
            .standardized
        let folders = ["ISO20022/Rules", "ISO20022/Validation", "ISO20022/Kazakhstan", "XMLCore"]
        return folders.flatMap { folder -> [String] in
            let place = sources.appending(path: folder).resolvingSymlinksInPath().path(percentEncoded: false)
            let names = (try? FileManager.default.subpathsOfDirectory(atPath: place)) ?? []
            return names.filter { $0.hasSuffix(".swift") }.compactMap {
                try? String(contentsOfFile: place + "/" + $0, encoding: .utf8)
            }
        }
    }()

    /// Literals that name a rule.
    static func rules(in sources: [String]) -> Set<String> {
        let prefixes = ["xml:", "safe:", "iso:", "hvps:", "cbpr:", "kz:"]
        return Set(
            sources.flatMap(literals).filter { literal in
                prefixes.contains { literal.hasPrefix($0) && literal.count > $0.count }
                    && !literal.contains(" ")
            }.map { $0.replacing("{1}", with: "*") })
    }

    /// Literals that are sentences, `{1}` for their interpolations.
    static func sentences(in sources: [String]) -> Set<String> {
        Set(
            sources.flatMap(literals).filter { literal in
                literal.contains(" ") && (literal.hasSuffix(".") || literal.hasSuffix(": {2}"))
            })
    }

    /// String literals of a Swift text, those joined by `+` as one; interpolations are numbered.
    private static func literals(in text: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        var isContinued = false
        while let next = rest.firstIndex(where: { $0 == "\"" || $0 == "/" }) {
            let between = rest[..<next]
            rest = rest[next...]
            if rest.hasPrefix("//") {
                rest = rest[(rest.firstIndex(of: "\n") ?? rest.endIndex)...]
                continue
            }
            if rest.hasPrefix("/") {
                rest = rest.dropFirst()
                continue
            }
            if rest.hasPrefix("\"\"\"") {
                rest = rest.dropFirst(3)
                rest = rest.firstRange(of: "\"\"\"").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            isContinued = between.trimmingCharacters(in: .whitespacesAndNewlines) == "+" && !found.isEmpty
            var count = isContinued ? (found.last ?? "").split(separator: "{").count - 1 : 0
            if isContinued, found.last?.hasPrefix("{") == true { count += 1 }
            let literal = takeLiteral(&rest, &count)
            if isContinued { found[found.count - 1] += literal } else { found.append(literal) }
        }
        return found
    }

    private static func takeLiteral(_ rest: inout Substring, _ count: inout Int) -> String {
        var literal = ""
        rest = rest.dropFirst()
        while let character = rest.first, character != "\"" {
            rest = rest.dropFirst()
            guard character == "\\" else {
                literal.append(character)
                continue
            }
            guard rest.first == "(" else {
                literal.append(rest.removeFirst())
                continue
            }
            count += 1
            literal += "{\(count)}"
            var depth = 0
            repeat {
                let inside = rest.removeFirst()
                if inside == "(" { depth += 1 }
                if inside == ")" { depth -= 1 }
            } while depth > 0 && !rest.isEmpty
        }
        rest = rest.dropFirst()
        return literal
    }
}
