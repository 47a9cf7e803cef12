import ArgumentParser
import ISO20022
import XMLCore

/// `gateway validate`: schema and rules, for a message in whatever envelope.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Checks messages against their schemas and the rules of a practice.",
        discussion: """
            Understands \(MessageDefinition.allCases.map(\.rawValue).joined(separator: ", ")). Exits with 0 when all \
            files are valid, 1 when one is not. A statement may be of any size: from 16 MiB on it is read entry by \
            entry, and findings have no column.
            """)

    private static let languageNames = Language.allCases.map(\.rawValue).joined(separator: ", ")
    private static let practiceNames = Practice.allCases.map(\.rawValue).joined(separator: ", ")

    @Option(help: "Rules beside the schemas: \(Self.practiceNames); may be repeated. Schemas alone unless given.")
    var practice: [String] = []

    @Option(help: "The language of the sentences: \(Self.languageNames).")
    var lang = Language.english.rawValue

    @Option(help: "text or json, one object a file and line.")
    var format = OutputFormat.text

    @Argument(help: "Messages; - for standard input.")
    var files: [String]

    func run() throws {
        let practices = try practice.map { name in
            guard let practice = Practice(rawValue: name) else {
                throw CommandFault("there is no practice \(name); known: \(Self.practiceNames)")
            }
            return practice
        }
        guard let language = Language(rawValue: lang) else {
            throw CommandFault("there is no language \(lang); known: \(Self.languageNames)")
        }
        let schemas: MessageSchemas
        do {
            schemas = try MessageSchemas()
        } catch {
            throw CommandFault("the schemas do not compile: \(error)")
        }
        var allValid = true
        for file in files {
            let report = try Self.report(of: file, schemas, practices)
            allValid = allValid && report.isValid
            switch format {
            case .json: writeOutput(report.json(file: file, language: language))
            case .text: writeOutput(report.text(file: file, language: language))
            }
        }
        if !allValid { throw ExitCode(1) }
    }

    /// A file that is too large for a tree is judged as it is read.
    private static func report(
        of file: String, _ schemas: MessageSchemas, _ practices: [Practice]
    ) throws -> ValidationReport {
        let reader = try FileReader(file)
        guard let bytes = try reader.whole(bytesMax: XMLLimits.statement.bytesMax) else {
            return try validateStream(schemas: schemas, practices: practices, bytesFrom: reader.next)
        }
        return validateLeniently(bytes, schemas: schemas, practices: practices)
    }

    private static func language(_ name: String) throws -> Language {
        guard let language = Language(rawValue: name) else {
            throw ValidationError("there is no language \(name); known: \(languageNames)")
        }
        return language
    }
}
