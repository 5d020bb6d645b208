//! How SQL stands in this crate: named constants, registered so that a test can prepare each on both engines.

/// Declares the statements of a module and lists them in `ALL`.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:literal;)+) => {
        $($(#[$meta])* const $name: &str = $sql;)+
        /// All statements of this module, by name.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, &str)] = &[$((concat!(module_path!(), "::", stringify!($name)), $name)),+];
    };
}

/// Runs the same expression on whichever engine is live; `$c` is the connection.
macro_rules! on {
    ($tx:expr, $c:ident => $run:expr) => {
        match $tx.conn() {
            $crate::db::Conn::Sqlite(tx) => {
                let $c = &mut **tx;
                $run
            }
            $crate::db::Conn::Postgres(tx) => {
                let $c = &mut **tx;
                $run
            }
        }
    };
}
