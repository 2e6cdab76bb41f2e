"""Where files can be sent to: a folder, a server over SFTP, a server over WebDAV."""
