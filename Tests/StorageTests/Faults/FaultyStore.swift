import FaultFiles
import Foundation
import Storage

/// A store on a disk of its own that fails as told.
///
/// `@unchecked Sendable`: the disk locks itself.
final class FaultyStore: @unchecked Sendable {
    let file: StoreFile
    private let disk: OpaquePointer

    init(seed: UInt64) throws {
        file = try StoreFile()
        guard let disk = FaultDiskAttach(file.place(""), seed) else { throw Unexpected("no disk") }
        self.disk = disk
    }

    deinit { FaultDiskDetach(disk) }

    /// Cuts the power at so many operations from now; 0: at once.
    func cutPower(after operations: Int64 = 0) { FaultDiskCutAfter(disk, operations) }

    var isCut: Bool { FaultDiskIsCut(disk) }

    /// Brings the power back, with what the disk kept; every file is closed.
    func powerOn() throws -> FaultLosses {
        var losses = FaultLosses()
        guard FaultDiskPowerOn(disk, &losses) else { throw Unexpected("a file is still open") }
        return losses
    }

    func begin(_ fault: FaultKind, after skipped: Int64 = 0, count: Int64 = -1) {
        FaultDiskBegin(disk, fault, skipped, count)
    }

    func end(_ fault: FaultKind) { FaultDiskEnd(disk, fault) }

    /// How often the fault has struck.
    func strikes(_ fault: FaultKind) -> Int64 { FaultDiskStrikes(disk, fault) }

    /// Writes, syncs, truncations and removals so far.
    var operations: Int64 { FaultDiskOperations(disk) }

    /// Reads see the disk again, where a failed sync lost pages.
    func evict() -> Int64 { FaultDiskEvict(disk) }

    /// Inverts bytes of the database file, behind everybody's back.
    func flip(at offset: Int64, count: Int32) -> Bool { FaultDiskFlip(disk, file.path, offset, count) }
}
