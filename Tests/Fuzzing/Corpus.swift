import Foundation
import ISO20022

/// The inputs that mutation starts from.
struct Corpus {
    private(set) var inputs: [[UInt8]] = []
    /// What came from files, and what was generated.
    private(set) var files = 0
    private(set) var generated = 0
    /// Longer ones cost time and find nothing that shorter ones do not.
    static let bytesMax = 48 << 10
    private static let inputsMax = 20_000

    /// Messages in files below these folders, and generated ones of every definition.
    init(folders: [String], seed: UInt64) {
        for folder in folders { addFiles(below: folder) }
        files = inputs.count
        var random = SeededRandom(seed: seed)
        for definition in MessageDefinition.allCases where definition.structure.rootElement == "Document" {
            for percent in [0, 10, 25, 40, 60] {
                var message = GeneratedMessage(definition, seed: random.next(), optionalPercent: percent)
                if let bytes = message.bytes(), bytes.count <= Self.bytesMax { inputs.append(bytes) }
            }
        }
        generated = inputs.count - files
    }

    private mutating func addFiles(below folder: String) {
        guard let walker = FileManager.default.enumerator(atPath: folder) else { return }
        for path in walker.compactMap({ $0 as? String }).sorted() where path.hasSuffix(".xml") {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)"), data.count <= Self.bytesMax
            else { continue }
            inputs.append([UInt8](data))
        }
    }

    /// Keeps an input that reached something new.
    mutating func keep(_ input: [UInt8], at place: Int) {
        if inputs.count < Self.inputsMax { inputs.append(input) } else { inputs[place] = input }
    }
}
