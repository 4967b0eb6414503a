package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
)

// A table of a large corpus is kept in several files, its shards. Which one a row is in depends on the row and on the
// number of shards alone: rows stay where they are when documents join, and all rows of a document are in shards of the
// same number.

// shardColumns are the columns that say which shard a row is in: the first of them that a table has. All but the last
// hold a document_id, work_id that of the work's first document.
var shardColumns = []string{"document_id", "a_document_id", "work_id", "entity_id"}

// ShardColumn gives the column whose values say which shard a row is in.
func (t *Table) ShardColumn() *Column {
	for _, name := range shardColumns {
		if c := t.Column(name); c != nil {
			return c
		}
	}
	return t.Column(t.Key)
}

// ShardOf gives the number, from 0, of the shard of a value of the table's ShardColumn: the CRC-32 of its bytes (IEEE
// 802.3, as zlib and Spark's crc32 have it) modulo the number of shards.
func ShardOf(id string, shards int) int {
	if shards <= 1 {
		return 0
	}
	return int(crc32.ChecksumIEEE([]byte(id)) % uint32(shards))
}

// FileOf gives the name, without folder and extension, of the file of a shard of the table: the table's own name where
// one file holds all.
func (t *Table) FileOf(shard, shards int) string {
	if shards <= 1 {
		return t.Name
	}
	return fmt.Sprintf("%s-%05d-of-%05d", t.Name, shard, shards)
}

// FilesOf gives a pattern of the names, without folder and extension, of all files of the table.
func (t *Table) FilesOf(shards int) string {
	if shards <= 1 {
		return t.Name
	}
	return t.Name + "-*"
}

// ContentOfShards gives the content digest of a table in shards, from those of the shards in order, in hex: the SHA-256
// of them, each ended by LF. So no one has to read all rows to take it.
func ContentOfShards(contents []string) string {
	hash := sha256.New()
	for _, c := range contents {
		io.WriteString(hash, c+"\n") // a hash takes all
	}
	return hex.EncodeToString(hash.Sum(nil))
}
