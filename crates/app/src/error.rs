//! What a use case can answer besides its result.

use policy::Denied;
use store::StoreError;

/// Why a use case gave no result. `web` and the command line turn these into pages and exit codes once.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing within the actor's sight.
    #[error("not found")]
    NotFound,
    /// It is there, and the actor may not do this with it.
    #[error("not allowed")]
    Forbidden,
    /// It cannot be done as things stand now.
    #[error("conflict: {0:?}")]
    Conflict(Conflict),
    /// Something is broken; the details are for the log.
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

/// Why something cannot be done as things stand now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// The import is already rolled back.
    AlreadyRolledBack,
    /// A later import builds on this one; roll that back first.
    LaterImport(domain::ids::ImportNo),
    /// Later records depend on what this import brought.
    StillNeeded,
    /// Groups that were made here would be left in a school year without a roster: so many, in this year.
    OwnGroups(domain::SchoolYear, usize),
    /// What the import changed in a file was destroyed with that file.
    Sealed,
    /// The proposal to destroy files is done or withdrawn.
    DestructionClosed,
    /// The proposal was approved by this person already, or in this role.
    ApprovedAlready,
    /// Only an empty place can be filled.
    NotEmpty,
    /// An export is written into a new or empty folder only.
    FolderInUse,
    /// The disk is full or cannot be written to; nothing was saved.
    NoRoom,
    /// Somebody else saved the same thing in the meantime.
    SavedMeanwhile,
    /// The group stands in a roster, which alone says what is in it.
    OfRoster,
    /// The address is in use by another account.
    AddressInUse,
    /// The operating system gives no random numbers.
    NoRandomness,
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoRoom => Self::Conflict(Conflict::NoRoom),
            StoreError::NotEmpty => Self::Conflict(Conflict::NotEmpty),
            other => Self::Broken(other.into()),
        }
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Forbidden(_) => Self::Forbidden,
            Denied::OutOfScope(_) => Self::NotFound,
        }
    }
}
