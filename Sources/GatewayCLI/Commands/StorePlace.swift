import ArgumentParser
import Gateway
import Storage

/// Where the commands about the ledger find the store.
struct LedgerStoreOptions: ParsableArguments {
    @Option(help: "The configuration file that names the store.")
    var config = "Fixtures/gateway.yaml"

    @Option(help: "The SQLite file itself, instead of a configuration.")
    var store: String?

    /// The store, and the configuration that named it. Throws `CommandFault`.
    func place() throws -> (location: StoreLocation, configuration: GatewayConfiguration?) {
        if let store { return (.sqlite(path: store), nil) }
        let configuration = try readConfiguration(config)
        return (configuration.store, configuration)
    }

    /// The books. Throws `CommandFault`.
    func books() throws -> SettlementBooks {
        try reading(try place().location) { location throws(StorageFault) in try SettlementBooks(reading: location) }
    }
}

/// What `read` finds at `location`. Throws `CommandFault` where that is no store that can be read.
func reading<Value>(_ location: StoreLocation, _ read: (StoreLocation) throws(StorageFault) -> Value) throws -> Value {
    do throws(StorageFault) {
        return try read(location)
    } catch {
        throw CommandFault("\(location) cannot be read as a store: \(error)")
    }
}
