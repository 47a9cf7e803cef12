import XMLCore

// How a rule that holds for many messages looks at an element: by the pages' words, without a page of its own.

extension Element {
    /// The element at the end of some steps, when it is there.
    subscript(_ steps: NodePlace.Step...) -> Element? {
        var element = self
        for step in steps {
            guard let next = element.child(step) else { return nil }
            element = next
        }
        return element
    }

    /// The children with the step's name, in document order; the step's own index plays no part.
    func every(_ step: NodePlace.Step) -> [Element] { children.filter { $0.localName == step.tag } }

    /// Whether there is an element at the end of some steps.
    func holds(_ steps: NodePlace.Step...) -> Bool {
        var element = self
        for step in steps {
            guard let next = element.child(step) else { return false }
            element = next
        }
        return true
    }

    /// The text of the element at the end of some steps, when it is there.
    func text(_ steps: NodePlace.Step...) -> String? {
        var element = self
        for step in steps {
            guard let next = element.child(step) else { return nil }
            element = next
        }
        return element.textContent
    }

    /// Whether it has the step's name.
    func isNamed(_ step: NodePlace.Step) -> Bool { localName == step.tag }

    /// Whether it, or an element above it, has the step's name.
    func isAtOrBeneath(_ step: NodePlace.Step) -> Bool { nearest(step) != nil }

    /// The nearest element from here upwards that has one of the steps' names.
    func nearest(_ steps: NodePlace.Step...) -> Element? {
        var next: Element? = self
        while let element = next {
            if steps.contains(where: element.isNamed) { return element }
            next = element.parent
        }
        return nil
    }

    private func child(_ step: NodePlace.Step) -> Element? {
        var index = step.index
        for child in children where child.localName == step.tag {
            guard index > 0 else { return child }
            index -= 1
        }
        return nil
    }
}
