import ArgumentParser
import Foundation
import Gateway
import ISO20022

/// `gateway schema`: the message definitions this gateway knows, and those that others hand in.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Lists message definitions, reads schemas, and tells in what they differ.",
        subcommands: [SchemaListCommand.self, SchemaImportCommand.self, SchemaDiffCommand.self])
}

/// `gateway schema list`: the catalogue.
struct SchemaListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the message definitions this gateway knows.",
        discussion: "Elements and types are those of one definition; most types are shared with others.")

    @Option(help: "text or json, one object a definition and line.")
    var format = OutputFormat.text

    func run() {
        let definitions = MessageDefinition.allCases.sorted { $0.rawValue < $1.rawValue }
        switch format {
        case .json:
            for definition in definitions {
                let structure = definition.structure
                writeOutput(
                    line: .object([
                        ("definition", .string(definition.rawValue)), ("name", .string(definition.name)),
                        ("root", .string(definition.root.rawValue)), ("namespace", .string(definition.namespaceURI)),
                        ("elements", .integer(Int64(structure.elementCount))),
                        ("types", .integer(Int64(structure.types.count))),
                    ]))
            }
        case .text:
            var table = Table(["definition", "name", "root", "elements", "types"], alignedRight: [3, 4])
            for definition in definitions {
                let structure = definition.structure
                table.add([
                    definition.rawValue, definition.name, definition.root.rawValue, "\(structure.elementCount)",
                    "\(structure.types.count)",
                ])
            }
            for line in table.lines() { writeOutput(line) }
        }
    }
}

/// `gateway schema import`: an XSD in the notation of the gateway's definitions.
struct SchemaImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Reads an XSD of ISO 20022 and prints it as a message definition.",
        discussion: """
            Reads official schemas and market guidelines. What message definitions do not use of XML Schema is refused \
            by name and line. Whether the definition equals a known one is said on standard error.
            """)

    @Flag(help: "A few lines about the definition instead of the whole.")
    var summary = false

    @Flag(help: "Only what the gateway's own definitions lack.")
    var new = false

    @Argument(help: "An XSD; - for standard input.")
    var file: String

    func run() throws {
        guard !(summary && new) else { throw CommandFault("--summary and --new exclude each other") }
        let structure = try SchemaArgument.structure(ofFile: file)
        if summary {
            writeOutput(Self.summary(of: structure))
        } else {
            let text = new ? NotationWriter.additions(of: structure) : NotationWriter.notation(of: structure)
            writeOutput(bytes: Array(text.utf8))
            writeNotice("\(file): \(Self.standing(of: structure))")
        }
    }

    /// How the definition stands to the known one of its identifier.
    private static func standing(of structure: MessageStructure) -> String {
        guard let known = MessageDefinition(rawValue: structure.identifier) else {
            return "\(structure.identifier) is not among the known definitions"
        }
        let differences = SchemaDifference.differences(from: known.structure, to: structure)
        return differences.isEmpty
            ? "equals the known \(structure.identifier)"
            : "differs from the known \(structure.identifier) in \(differences.count) ways: \(effects(of: differences))"
    }

    /// `3 narrower, 1 wider`.
    static func effects(of differences: [SchemaDifference]) -> String {
        SchemaDifference.Effect.allCases.compactMap { effect in
            let count = differences.count { $0.effect == effect }
            return count == 0 ? nil : "\(count) \(effect.rawValue)"
        }.joined(separator: ", ")
    }

    private static func summary(of structure: MessageStructure) -> String {
        """
        definition  \(structure.identifier)
        root        \(structure.rootElement), \(structure.rootType)
        elements    \(structure.elementCount)
        types       \(structure.types.count)
        standing    \(standing(of: structure))
        """
    }
}

/// `gateway schema diff`: in what a second definition differs from a first, in words.
struct SchemaDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Tells in words in what a second definition differs from a first.",
        discussion: """
            A line has the effect on the messages that are valid, the path, and the difference: narrower admits less \
            than the first, wider more, other neither. Each type is reported once, at the place nearest to the root. \
            Exits with 0 when there is no difference, 1 when there is one.
            """)

    @Option(help: "text or json, one object a difference and line.")
    var format = OutputFormat.text

    @Argument(help: "A known definition such as pacs.008.001.08, or an XSD.")
    var first: String

    @Argument(help: "Another.")
    var second: String

    func run() throws {
        let differences = SchemaDifference.differences(
            from: try SchemaArgument.structure(first), to: try SchemaArgument.structure(second))
        switch format {
        case .json:
            for difference in differences {
                writeOutput(
                    line: .object([
                        ("path", .string(difference.path)), ("effect", .string(difference.effect.rawValue)),
                        ("difference", .string(difference.text)),
                        ("otherPlaces", .integer(Int64(difference.otherPlaces))),
                    ]))
            }
        case .text:
            for difference in differences {
                let effect = difference.effect.rawValue
                let space = String(repeating: " ", count: 10 - effect.count)
                writeOutput("\(effect)\(space)\(difference)")
            }
            writeNotice(
                differences.isEmpty
                    ? "no difference"
                    : "\(differences.count) differences: \(SchemaImportCommand.effects(of: differences))")
        }
        if !differences.isEmpty { throw ExitCode(1) }
    }
}

/// What a person names a definition by.
private enum SchemaArgument {
    /// A known identifier, or a file. Throws `CommandFault`.
    static func structure(_ argument: String) throws -> MessageStructure {
        if let definition = MessageDefinition(rawValue: argument) { return definition.structure }
        guard argument == "-" || FileManager.default.fileExists(atPath: argument) else {
            throw CommandFault("\(argument) is neither a known definition nor a file")
        }
        return try structure(ofFile: argument)
    }

    static func structure(ofFile file: String) throws -> MessageStructure {
        let xsd = try Files.read(file)
        do throws(SchemaReadingFault) {
            return try SchemaReader.structure(ofXSD: xsd)
        } catch {
            throw CommandFault("\(file): \(error)")
        }
    }
}

/// Writes one JSON value and the end of its line.
private func writeOutput(line value: JSONValue) {
    writeOutput(bytes: value.bytes + [UInt8(ascii: "\n")])
}
