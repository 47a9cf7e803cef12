import Foundation

/// The name of the calling thread, as `top -H` and debuggers show it: 15 bytes, the rest is cut off.
enum ThreadName {
    /// Names the calling thread. On a system without `/proc` it stays nameless, which harms nobody.
    ///
    /// `Thread.name` will not do: before the thread runs it names the one that starts it, and a little later too.
    static func set(_ name: String) {
        guard let file = fopen("/proc/thread-self/comm", "w") else { return }
        fputs(name, file)
        fclose(file)
    }
}
