import XMLCore

/// A place in a message, by the pages' words: what a rule points at when it is broken.
struct NodePlace {
    /// One element beneath another: its tag, and which of several, from 0.
    struct Step {
        let tag: String
        let index: Int

        init(_ tag: String, _ index: Int = 0) {
            self.tag = tag
            self.index = index
        }
    }

    private var steps: [Step]

    init(_ steps: Step...) { self.steps = steps }

    /// A place beneath this one.
    subscript(_ steps: Step...) -> NodePlace {
        var place = self
        place.steps += steps
        return place
    }

    /// The element, when it is there.
    func find(in root: Element) -> Element? {
        let found = walk(from: root)
        return found.depth == steps.count ? found.element : nil
    }

    /// The element, or the nearest one above it that is there.
    func resolve(in root: Element) -> Element { walk(from: root).element }

    private func walk(from root: Element) -> (element: Element, depth: Int) {
        var element = root
        for (depth, step) in steps.enumerated() {
            var index = step.index
            var next: Element?
            for child in element.children where child.localName == step.tag {
                if index == 0 {
                    next = child
                    break
                }
                index -= 1
            }
            guard let next else { return (element, depth) }
            element = next
        }
        return (element, steps.count)
    }
}
