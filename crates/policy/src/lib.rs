//! Who may do what: actor, action and resource to a decision with its reason.
