import GRDB

/// Makes the runs of rows that are in the file already.
enum RunFilling {
    static func fill(_ database: Database) throws { preconditionFailure("to be written") }
}
