import Foundation

extension RuleFixtures {
    /// Writes `rules/<practice>/<rule>/{accepted,refused}.xml` anew beneath the folder of all fixtures.
    static func write(to folder: URL) throws {
        let rules = folder.appendingPathComponent("rules")
        if FileManager.default.fileExists(atPath: rules.path) { try FileManager.default.removeItem(at: rules) }
        precondition(Set(all.map(\.rule)).count == all.count, "a rule has two fixtures")
        for fixture in all {
            let place = rules.appendingPathComponent(fixture.folder)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            for (name, edit) in [("accepted", fixture.accepted), ("refused", fixture.refused)] {
                try Data(fixture.text(edit).utf8).write(to: place.appendingPathComponent(name + ".xml"))
            }
        }
    }
}
