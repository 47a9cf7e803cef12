import Synchronization
import XMLCore

/// A walk through every message of a definition that stops at the types somebody asks for.
///
/// Which elements can hold such a type follows from the definition, once; so one walk serves all messages, and it
/// passes over what cannot matter.
struct DefinitionPlan: Sendable {
    private let plan: ElementPlan?

    /// Visits the elements of the marked types, in document order.
    func visit(_ root: Element, _ body: (Element, _ mark: Int) -> Void) { plan?.visit(root, body) }

    /// Prepares the walk.
    ///
    /// - Parameters:
    ///   - opensContext: Whether elements of a name, and all beneath, are of a context of their own.
    ///   - mark: A number for a type that is to be stopped at, in that context or out of it; nil for every other.
    init(
        _ structure: MessageStructure, opensContext: (String) -> Bool = { _ in false },
        mark: (_ name: String, _ type: TypeDefinition, _ isInContext: Bool) -> Int?
    ) {
        var stations: [ElementPlan.Station] = []
        var places: [Key: Int] = [:]
        var waiting: [Key] = []
        func place(of key: Key) -> Int {
            if let place = places[key] { return place }
            places[key] = stations.count
            stations.append(ElementPlan.Station())
            waiting.append(key)
            return stations.count - 1
        }
        let root = Key(type: structure.rootType, isInContext: false)
        let rootPlace = place(of: root)
        while let key = waiting.popLast() {
            guard let type = structure.types[key.type], let here = places[key] else { continue }
            stations[here].mark = mark(key.type, type, key.isInContext)
            guard case .group(let group) = type else { continue }
            stations[here].children = group.elements.map { name, type in
                (name, place(of: Key(type: type, isInContext: key.isInContext || opensContext(name))))
            }
        }
        let matters = Self.stationsThatMatter(stations)
        guard matters[rootPlace] else {
            plan = nil
            return
        }
        for here in stations.indices {
            for child in stations[here].children.indices {
                if let target = stations[here].children[child].station, !matters[target] {
                    stations[here].children[child].station = nil
                }
            }
        }
        plan = ElementPlan(stations)
    }

    private struct Key: Hashable {
        let type: String
        let isInContext: Bool
    }

    /// Those that are marked or lead to a marked one.
    private static func stationsThatMatter(_ stations: [ElementPlan.Station]) -> [Bool] {
        var matters = stations.map { $0.mark != nil }
        var changed = true
        while changed {
            changed = false
            for (here, station) in stations.enumerated().reversed() where !matters[here] {
                if station.children.contains(where: { $0.station.map { matters[$0] } ?? false }) {
                    matters[here] = true
                    changed = true
                }
            }
        }
        return matters
    }
}

extension ParticleGroup {
    /// Every element that may stand in the group, groups within included: name and type.
    fileprivate var elements: [(name: String, type: String)] {
        var elements: [(name: String, type: String)] = []
        for member in members {
            switch member {
            case .element(let name, let type, _):
                if !elements.contains(where: { $0.name == name }) { elements.append((name, type)) }
            case .group(let group, _): elements += group.elements
            case .wildcard: break
            }
        }
        return elements
    }
}

/// Something made of a definition at its first use and kept for all threads.
final class PerDefinition<Value: Sendable>: Sendable {
    private let make: @Sendable (MessageDefinition) -> Value
    private let made = Mutex<[String: Value]>([:])

    init(_ make: @escaping @Sendable (MessageDefinition) -> Value) { self.make = make }

    /// The value for the definition in whose namespace an element is; nil where the definition is not known.
    subscript(element: Element) -> Value? {
        let namespace = element.namespaceURI
        if let known = made.withLock({ $0[namespace] }) { return known }
        // Made outside the lock: two threads may make it twice, and one waits for nobody.
        guard let definition = MessageDefinition(namespaceURI: namespace) else { return nil }
        let value = make(definition)
        made.withLock { $0[namespace] = value }
        return value
    }
}
