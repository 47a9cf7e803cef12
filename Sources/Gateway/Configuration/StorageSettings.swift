import Storage

/// Which store a configuration names.
enum StoreChoice: String, CaseIterable {
    case sqlite, postgresql
}

extension GatewayConfiguration {
    /// The store of a section `storage` whose `path` has been read.
    static func store(_ section: SettingsSection, path: String) -> StoreLocation {
        switch section.choice("store", or: StoreChoice.sqlite) {
        case .sqlite:
            for name in ["connection", "schema"] {
                guard let value = section.value(name, expected: "nothing") else { continue }
                section.reading.note(
                    .notAllowed("only the store postgresql has it"), section.setting(name), at: value.origin)
            }
            return .sqlite(path: path)
        case .postgresql:
            let connection = section.text("connection", .connection)
            let schema = section.text("schema", .schema, or: "settlement")
            // A schema of the wrong form has been noted: the configuration is refused.
            return PostgreSQLAddress(connection: connection, schema: schema).map { .postgresql($0) }
                ?? .sqlite(path: path)
        }
    }
}

extension TextShape {
    /// libpq's, which is asked for its own opinion when the store is opened. Never repeated in a finding.
    fileprivate static let connection = TextShape("libpq's connection string, key=value … or postgresql://…") {
        !$0.isEmpty
    }
    fileprivate static let schema = TextShape("a schema of lower-case letters, digits and _, at most 63") {
        PostgreSQLAddress(connection: "", schema: $0) != nil
    }
}
