import Foundation

/// Facts and samples kept outside the package: in the folder that GATEWAY_SHARED names, or in `../shared`.
enum SharedFiles {
    static let root: URL = {
        if let named = ProcessInfo.processInfo.environment["GATEWAY_SHARED"] { return URL(filePath: named) }
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: ".swift-format").path)
        {
            folder.deleteLastPathComponent()
        }
        return folder.deletingLastPathComponent().appending(path: "shared")
    }()

    static var isPresent: Bool {
        FileManager.default.fileExists(atPath: root.appending(path: "iso20022/samples/MANIFEST.csv").path)
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: path)))
    }
}
