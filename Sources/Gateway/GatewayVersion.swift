/// Which gateway this is.
public enum GatewayVersion {
    /// As backups and reports name it; nothing has been released yet.
    public static let text = "0.1-unreleased"
}
