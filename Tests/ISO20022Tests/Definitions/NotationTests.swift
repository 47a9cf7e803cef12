import Testing

@testable import ISO20022

/// The notation admits what it names and nothing else.
@Suite struct NotationTests {
    @Test(
        arguments: [
            ("A = string\n", 0, nil), ("A = string minLength=1 pattern=[a-z]=x", 0, nil),
            ("A = string pattern=[a-z] minLength=1", 1, .facet("minLength=1")),
            ("A = string minLength=1 minLength=1", 1, .facet("minLength=1")),
            ("A = string minLength=01", 1, .facet("minLength=01")),
            ("A = string minLength=-1", 1, .facet("minLength=-1")),
            ("A = string minLength=", 1, .facet("minLength=")), ("A = string pattern=", 1, .facet("pattern=")),
            ("A = string maxLength=1234567890", 1, .facet("maxLength=1234567890")),
            ("A = decimal minExclusive=-0.50 maxExclusive=99.5", 0, nil),
            ("A = decimal minExclusive=.5", 1, .facet("minExclusive=.5")),
            ("A = decimal minInclusive=-", 1, .facet("minInclusive=-")),
            ("A = string whiteSpace=collapse", 1, .facet("whiteSpace=collapse")), ("A = string x", 1, .facet("x")),
            ("A = text", 1, .form), ("A string", 1, .form), ("A = ", 1, .layout), ("A =", 1, .form), ("A", 1, .form),
            ("\tA = string", 1, .layout), (" A = string", 1, .layout), ("  A = string", 1, .depth),
            ("A = string\n  B C 1..1", 2, .depth), ("1A = string", 1, .name("1A")), ("A:B = string", 1, .name("A:B")),
            ("А = string", 1, .name("А")), ("A = string\nA = date", 2, .repeated("A")),
            ("A = string enumeration", 1, .empty), ("A = string enumeration\n  X Y X", 1, .repeated("X")),
            ("A = sequence", 1, .empty), ("A = sequence 1..1\n  B C 1..1", 1, .form),
            ("A = sequence\n  B C 1..1\n  B C 1..1", 3, .repeated("B")), ("A = sequence\n    B C 1..1", 2, .depth),
            ("A = sequence\n  B C", 2, .cardinality("C")), ("A = sequence\n  B", 2, .form),
            ("A = sequence\n  B C D 1..1", 2, .form), ("A = sequence\n  B C 2..1", 2, .cardinality("2..1")),
            ("A = sequence\n  B C 0..0", 2, .cardinality("0..0")), ("A = sequence\n  B C 1", 2, .cardinality("1")),
            ("A = sequence\n  B C ..1", 2, .cardinality("..1")), ("A = sequence\n  B C *..1", 2, .cardinality("*..1")),
            ("A = sequence\n  B C 1...2", 2, .cardinality("1...2")), ("A = sequence\n  group 1..1", 2, .form),
            ("A = sequence\n  choice 1..1", 2, .empty), ("A = choice\n  any ##any loose 1..1", 2, .form),
            ("A = extension", 1, .form), ("A = extension B", 1, .empty), ("A = extension B\n  Ccy C", 2, .form),
            ("A = extension B\n  attribute Ccy C\n  attribute Ccy C", 3, .repeated("Ccy")),
            ("message m root R A\nmessage m root R A\nA = string", 2, .repeated("m")),
            ("message m root R B\nA = string", 0, .undefinedType("B")),
            ("message m root R A\nA = sequence\n  B C 1..1", 0, .undefinedType("C")),
            ("message m root R A\n  B = string\nA = string", 0, .undefinedType("B")),
            ("message m root R A\n  A = string\n  A = date", 3, .repeated("A")),
            (
                "message m root R A\nA = extension B\n  attribute C D\nB = choice\n  X D 1..1\nD = string", 0,
                .notSimple("B")
            ),
            (
                "message m root R A\nA = extension D\n  attribute C B\nB = choice\n  X D 1..1\nD = string", 0,
                .notSimple("B")
            ),
        ] as [(String, Int, NotationFault.Kind?)])
    func reads(text: String, line: Int, kind: NotationFault.Kind?) {
        var fault: NotationFault?
        do throws(NotationFault) { _ = try DefinitionLibrary([text]) } catch { fault = error }
        #expect(fault == kind.map { NotationFault(line: line, kind: $0) })
    }

    @Test func aMessagesOwnTypeComesBeforeTheSharedOne() throws {
        let text = """
            message a root Document Document
              Document = sequence
                A Max35Text 1..1
              Max35Text = string maxLength=5

            message b root Document Document

            Document = sequence
              B Max35Text 0..7

            Max35Text = string minLength=1 maxLength=35
            """
        let library = try DefinitionLibrary([text])
        let five = SimpleType(base: .string, facets: [.maxLength: "5"], enumeration: [])
        let full = SimpleType(base: .string, facets: [.minLength: "1", .maxLength: "35"], enumeration: [])
        #expect(library.structures["a"]?.types["Max35Text"] == .simple(five))
        #expect(library.structures["b"]?.types["Max35Text"] == .simple(full))
        let member = Particle.element(name: "B", type: "Max35Text", Cardinality(least: 0, most: 7))
        #expect(
            library.structures["b"]?.types["Document"]
                == .group(ParticleGroup(combination: .sequence, members: [member])))
        #expect(library.unusedTypes.isEmpty)
    }

    /// A value's own spaces are written with a mark, and what is written reads back equal.
    @Test func spacesWithinValues() throws {
        let text = """
            message a root Document Note

            Note = string maxLength=4 pattern=[a-z␠]+|␠ enumeration
              a b␠c ␠
            """
        let structure = try MessageStructure(notation: text)
        let note = SimpleType(
            base: .string, facets: [.maxLength: "4", .pattern: "[a-z ]+| "], enumeration: ["a", "b c", " "])
        #expect(structure.types == ["Note": .simple(note)])
        #expect(NotationWriter.notation(of: structure) == text + "\n")
    }

    @Test(arguments: MessageDefinition.allCases)
    func whatIsWrittenReadsBackEqual(_ definition: MessageDefinition) throws {
        let notation = NotationWriter.notation(of: definition.structure)
        #expect(try MessageStructure(notation: notation) == definition.structure)
    }

    @Test(arguments: ["", "message a root D T\nmessage b root D T\nT = string\n"])
    func aStructureIsOneMessage(_ text: String) {
        #expect(throws: NotationFault(line: 0, kind: .form)) { try MessageStructure(notation: text) }
    }
}
