//! Persons and organisations: who somebody is, how they sign in, what they ask for and offer, and their own week.
