import ArgumentParser
import ISO20022
import XMLCore

/// `gateway validate`: schema and rules, for a message in whatever envelope.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Checks messages against their schemas and the rules of a practice.",
        discussion: """
            Understands \(MessageDefinition.allCases.map(\.rawValue).joined(separator: ", ")). Exits with 0 when all \
            files are valid, 1 when one is not.
            """)

    private static let practiceNames = Practice.allCases.map(\.rawValue).joined(separator: ", ")

    @Option(help: "Rules beside the schemas: \(Self.practiceNames); may be repeated. Schemas alone unless given.")
    var practice: [String] = []

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
        let schemas: MessageSchemas
        do {
            schemas = try MessageSchemas()
        } catch {
            throw CommandFault("the schemas do not compile: \(error)")
        }
        var allValid = true
        for file in files {
            let report = validateLeniently(try Files.read(file), schemas: schemas, practices: practices)
            allValid = allValid && report.isValid
            switch format {
            case .json: writeOutput(report.json(file: file))
            case .text: writeOutput(Self.text(of: report, file: file))
            }
        }
        if !allValid { throw ExitCode(1) }
    }

    private static func text(of report: ValidationReport, file: String) -> String {
        let head = "\(file): \(report.message ?? "no message") \(report.isValid ? "valid" : "INVALID")"
        let findings = report.findings.map { finding in
            let value = finding.value.map { " (\"\($0.prefix(60))\")" } ?? ""
            let place = finding.line > 0 ? "line \(finding.line)" : "file"
            let head = [finding.severity.rawValue, finding.rule, finding.reason.rawValue, place, finding.path]
            return "  \(head.joined(separator: " "))\n    \(finding.text)\(value)"
        }
        return ([head] + findings).joined(separator: "\n")
    }
}
