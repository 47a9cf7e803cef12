/// What the rules say, in three languages: read once, when the first finding is said in another language than English.
///
/// The notation, one block a rule or rules with the same sentence, blocks apart by an empty line:
///
///     iso:C50
///     en The total is in {1}, but this settlement amount is in {2}.
///     ru Итог указан в валюте {1}, а сумма расчёта в валюте {2}.
///     kk Жиынтық {1} валютасында, ал есеп айырысу сомасы {2} валютасында көрсетілген.
///
/// A rule whose identifier begins with a message's name is written with a star, `iso:*-total`; one that says more than
/// one sentence has as many `en ru kk` triples. `{1}` is the first argument of the English
/// sentence as the rule writes it; a translation may put the arguments in another order or say one twice.
struct SentenceTable: Sendable {
    /// Sentences of a rule, in the order of the table.
    let sentences: [String: [InThreeLanguages]]
    private let byEnglish: [String: InThreeLanguages]

    /// All tables of the program. A malformed one is a bug, which a test meets first.
    static let shared: SentenceTable = {
        do {
            return try SentenceTable(all)
        } catch {
            preconditionFailure("sentence table: \(error)")
        }
    }()

    /// The sentence of a rule that is this one in English. Rules that say the same sentence may share its translation.
    func sentence(of rule: String, english: String) -> InThreeLanguages? {
        sentences[rule]?.first { $0.english == english } ?? byEnglish[english]
    }

    /// Reads tables in the notation above.
    init(_ tables: [String]) throws(SentenceTableFault) {
        var sentences: [String: [InThreeLanguages]] = [:]
        for table in tables {
            var block = Block()
            for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                do throws(Block.Fault) {
                    if line.isEmpty {
                        try block.end(into: &sentences)
                        block = Block()
                    } else {
                        try block.add(line)
                    }
                } catch {
                    throw SentenceTableFault(line: number + 1, text: String(line))
                }
            }
            do throws(Block.Fault) {
                try block.end(into: &sentences)
            } catch {
                throw SentenceTableFault(line: 0, text: "the last block")
            }
        }
        self.sentences = sentences
        byEnglish = Dictionary(
            sentences.values.joined().map { ($0.english, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// One rule's sentences while they are read.
    private struct Block {
        struct Fault: Error {}

        var rules: [String] = []
        var found: [InThreeLanguages] = []
        var english: String?
        var russian: String?

        mutating func add(_ line: Substring) throws(Fault) {
            guard !rules.isEmpty else {
                rules = line.split(separator: " ").map(String.init)
                guard rules.allSatisfy({ $0.contains(":") }) else { throw Fault() }
                return
            }
            let text = String(line.dropFirst(3))
            guard !text.isEmpty else { throw Fault() }
            switch (line.prefix(3), english, russian) {
            case ("en ", nil, nil): english = text
            case ("ru ", _?, nil): russian = text
            case ("kk ", let english?, let russian?):
                found.append(InThreeLanguages(english, ru: russian, kk: text))
                (self.english, self.russian) = (nil, nil)
            default: throw Fault()
            }
        }

        func end(into sentences: inout [String: [InThreeLanguages]]) throws(Fault) {
            guard !rules.isEmpty || (found.isEmpty && english == nil) else { throw Fault() }
            guard english == nil, rules.isEmpty == found.isEmpty else { throw Fault() }
            for rule in rules { sentences[rule, default: []] += found }
        }
    }
}

/// A line of a sentence table that is not in its notation.
struct SentenceTableFault: Error, Hashable {
    let line: Int
    let text: String
}
